import { expect } from '@playwright/test';
import { open } from '../people.ts';
import type { Journey } from './cast.ts';
import { CLAIM_TEXT } from './link-evidence.ts';

/** What the ministry answers. */
export const ANSWER = 'The list is complete, and the families know.';

/** Neither an editor nor the author can decide; the reviewer, with the evidence side by side, asks for changes. */
export async function askForChanges({ first, second, reviewer }: Journey, claimPath: string): Promise<void> {
  for (const page of [first, second]) {
    await open(page, claimPath);
    await expect(page.getByRole('region', { name: 'Votes' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  }
  await open(reviewer, '/review');
  await expect(reviewer.getByRole('heading', { name: CLAIM_TEXT })).toBeVisible();
  await expect(reviewer.getByText('Foreign Ministry')).toBeVisible();
  await expect(reviewer.getByText('A witness')).toBeVisible();
  await reviewer.getByRole('textbox', { name: 'Reason' }).fill('Ask the ministry first.');
  await reviewer.getByRole('button', { name: 'Request changes' }).click();
  await reviewer.getByRole('button', { name: 'Decide now' }).click();
  await expect(reviewer.getByText('Claim 1: changes requested.')).toBeVisible();
}

/** The author finds it before everything else, asks the ministry, records its answer and sends the claim again. */
export async function answerTheRequest({ story, first, second }: Journey): Promise<void> {
  await open(second, `/stories/${story.id}/claims`);
  await expect(second.getByRole('region', { name: 'Sent back to you' })).toHaveCount(0);
  await open(first, `/stories/${story.id}/claims`);
  const back = first.getByRole('region', { name: 'Sent back to you' });
  await expect(back.getByText('Asked for: Ask the ministry first.')).toBeVisible();
  await back.getByRole('link').click();
  await expect(first.getByText('Your claim was sent back by Reviewer')).toBeVisible();

  await first.getByRole('button', { name: 'Note a request for reply' }).click();
  await first.getByRole('textbox', { name: 'Who was asked' }).fill('The Foreign Ministry of Ardania');
  await first.getByRole('button', { name: 'Save request' }).click();
  const replies = first.getByRole('region', { name: 'Right of reply' });
  await replies.getByRole('button', { name: /^Record the answer of/ }).click();
  await first.getByRole('textbox', { name: 'Answer', exact: true }).fill(ANSWER);
  await first.getByRole('button', { name: 'Save answer' }).click();
  await expect(replies.getByText(ANSWER)).toBeVisible();
  await first.getByRole('button', { name: 'Send to review' }).click();
  await expect(first.getByText('In review', { exact: true }).first()).toBeVisible();
}

/** The reviewer reads the answer and approves. */
export async function approve({ first, reviewer }: Journey, claimPath: string): Promise<void> {
  await open(reviewer, '/review');
  await expect(reviewer.getByRole('heading', { name: CLAIM_TEXT })).toBeVisible();
  await expect(reviewer.getByText(ANSWER)).toBeVisible();
  await reviewer.getByRole('button', { name: 'Approve' }).click();
  await reviewer.getByRole('button', { name: 'Decide now' }).click();
  await expect(reviewer.getByText('Nothing waits for a review')).toBeVisible();
  await open(first, claimPath);
  await expect(first.getByText('Approved', { exact: true }).first()).toBeVisible();
}
