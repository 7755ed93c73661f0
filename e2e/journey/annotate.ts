import { expect } from '@playwright/test';
import {
  articleOf,
  draftStatus,
  open,
  readPainted,
  readPassage,
  readWritten,
  selectWithMouse,
  untilHydrated,
} from '../people.ts';
import type { Journey } from './cast.ts';

/** What the note says in the end. */
export const NOTE = 'The ministry is the only origin.';

/** Two editors mark a passage, write one note at once, reply, resolve and reopen. */
export async function annotateTogether({ first, second }: Journey, articlePath: string): Promise<void> {
  await Promise.all([open(first, articlePath), open(second, articlePath)]);
  for (const [page, other] of [
    [first, 'Second Editor'],
    [second, 'First Editor'],
  ] as const) {
    await expect(page.getByRole('region', { name: 'People here' }).getByText(other)).toBeVisible();
    await expect(draftStatus(page, 'Saved')).toBeVisible();
  }
  const passage = await readPassage(first, 0);
  await selectWithMouse(first, passage);
  await expect(second.locator('[data-mark="selection-0"]').first()).toBeVisible();

  await first.getByRole('button', { name: 'Annotate' }).click();
  const firstNote = first.getByRole('textbox', { name: 'Note' });
  await expect(firstNote).toBeFocused();
  await expect.poll(() => readPainted(second)).toContain(passage);
  const card = second
    .getByRole('region', { name: 'Annotations' })
    .getByRole('article', { name: 'Annotation by First Editor' });
  let typed = '';
  for (const letters of ['T', 'h', 'e', ' ministry', ' is']) {
    await first.keyboard.type(letters);
    typed += letters;
    await expect(card).toContainText(typed);
  }

  await card.getByRole('button', { name: /^Passage/ }).click();
  const secondNote = second.getByRole('textbox', { name: 'Note' });
  await secondNote.click();
  await second.keyboard.press('End');
  await Promise.all([
    first.keyboard.type(' the only origin', { delay: 15 }),
    second.keyboard.type(' [check this]', { delay: 15 }),
  ]);
  // Two who type at one place may find each other's letters in between: none is lost, and both see the same.
  const lettersOf = (words: string) => [...words.replaceAll('\u00a0', ' ')].sort().join('');
  const all = lettersOf('The ministry is the only origin [check this]');
  await expect.poll(async () => lettersOf(await readWritten(firstNote))).toBe(all);
  const written = await readWritten(firstNote);
  await expect.poll(() => readWritten(secondNote)).toBe(written);
  await first.keyboard.press('ControlOrMeta+a');
  await first.keyboard.type(NOTE);
  await expect(secondNote).toHaveText(NOTE);

  await card.getByRole('button', { name: 'Reply' }).click();
  await expect(second.getByRole('textbox', { name: 'Reply' })).toBeFocused();
  await second.keyboard.type('Agreed, I asked them.');
  const ownCard = first.getByRole('article', { name: 'Annotation by First Editor' });
  await expect(ownCard).toContainText('Agreed, I asked them.');
  await second.getByRole('button', { name: 'Done' }).click();
  await card.getByRole('button', { name: 'Resolve' }).click();
  await expect(ownCard.getByText('Resolved')).toBeVisible();
  await ownCard.getByRole('button', { name: 'Reopen' }).click();
  await expect(card.getByRole('button', { name: 'Resolve' })).toBeVisible();
  await expect(card.getByRole('button', { name: 'Remove', exact: true })).toHaveCount(0);
}

/** The second annotates with the keyboard alone, and removes what is their own. */
export async function annotateByKeyboard({ first, second }: Journey): Promise<void> {
  await second.reload();
  await untilHydrated(second);
  await expect(draftStatus(second, 'Saved')).toBeVisible();
  const isInText = () => articleOf(second).evaluate((region) => region.contains(document.activeElement));
  for (let presses = 0; presses < 40 && !(await isInText()); presses += 1) await second.keyboard.press('Tab');
  expect(await isInText()).toBe(true);
  await second.keyboard.press('ArrowDown');
  for (let words = 0; words < 4; words += 1) await second.keyboard.press('Shift+ArrowRight');
  await second.keyboard.press('a');
  await expect(second.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await second.keyboard.type('By keyboard.');
  const byKeyboard = first.getByRole('article', { name: 'Annotation by Second Editor' });
  await expect(byKeyboard).toContainText('By keyboard.');
  await second
    .getByRole('article', { name: 'Annotation by Second Editor' })
    .getByRole('button', { name: 'Remove', exact: true })
    .click();
  await expect(byKeyboard).toHaveCount(0);
}
