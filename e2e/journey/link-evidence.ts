import { expect } from '@playwright/test';
import { draftStatus, open, readPassage, selectWithMouse, untilHydrated } from '../people.ts';
import { SAID_ELSEWHERE } from './bring-in.ts';
import type { Journey } from './cast.ts';

export const CLAIM_TEXT = 'The ministry named the dead on Monday.';

/** A highlight becomes a claim, a passage of another article evidence against it. Gives the claim's address. */
export async function makeClaim({ story, first, second }: Journey, otherPath: string): Promise<string> {
  const card = first.getByRole('article', { name: 'Annotation by First Editor' });
  await card.getByRole('button', { name: /^Passage/ }).click();
  await card.getByRole('button', { name: 'Make claim' }).click();
  const dialog = first.getByRole('dialog');
  await dialog.getByLabel('Claim', { exact: true }).fill(CLAIM_TEXT);
  await dialog.getByLabel('Origin', { exact: true }).fill('Foreign Ministry');
  await dialog.getByRole('button', { name: 'Make claim' }).click();
  await expect(dialog).toBeHidden();

  await open(second, otherPath);
  await expect(draftStatus(second, 'Saved')).toBeVisible();
  await selectWithMouse(second, await readPassage(second, 0));
  await second.getByRole('button', { name: 'Link evidence' }).click();
  const linking = second.getByRole('dialog');
  await linking.getByRole('radio', { name: new RegExp(CLAIM_TEXT) }).click();
  await linking.getByRole('radio', { name: /^Contradicts/ }).click();
  await linking.getByLabel('Origin', { exact: true }).fill('A witness');
  await linking.getByRole('button', { name: 'Link evidence' }).click();
  await expect(linking).toBeHidden();

  await open(first, `/stories/${story.id}/claims`);
  await first
    .getByRole('region', { name: 'Claims' })
    .getByRole('link', { name: new RegExp(CLAIM_TEXT) })
    .first()
    .click();
  await expect(first.getByRole('heading', { name: CLAIM_TEXT })).toBeVisible();
  await expect(first.getByText('Foreign Ministry')).toBeVisible();
  await expect(first.getByText('A witness')).toBeVisible();
  return new URL(first.url()).pathname;
}

/** "Where else is this said?" finds the passage of the pasted report; one key links it. */
export async function linkSuggestion({ first }: Journey): Promise<void> {
  await untilHydrated(first);
  await first.keyboard.press('w');
  const suggested = first.getByRole('list', { name: 'Suggested passages' });
  await suggested.getByRole('listitem').filter({ hasText: SAID_ELSEWHERE }).focus();
  await first.keyboard.press('s');
  const evidence = first.getByRole('region', { name: 'Evidence' });
  await expect(evidence.getByText('2 outlets; origin named for 1')).toBeVisible();
  await expect(evidence.getByText(SAID_ELSEWHERE)).toBeVisible();
}
