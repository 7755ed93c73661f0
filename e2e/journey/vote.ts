import { expect, type Page } from '@playwright/test';
import { passSecondRound } from '#seeds/vote-factories.server.ts';
import { open } from '../people.ts';
import type { Journey } from './cast.ts';

type Ballot = { rating: RegExp; reason: string; objects?: boolean; button: 'Cast vote' | 'Revise vote' };

async function castVote(page: Page, claimPath: string, { rating, reason, objects, button }: Ballot): Promise<void> {
  await open(page, claimPath);
  const votes = page.getByRole('region', { name: 'Votes', exact: true });
  if (button === 'Revise vote') await votes.getByRole('button', { name: 'Revise my vote' }).click();
  await votes.getByRole('radiogroup', { name: 'Credibility' }).getByRole('radio', { name: rating }).click();
  await votes.getByLabel('Reason', { exact: true }).fill(reason);
  if (objects) await votes.getByRole('checkbox', { name: /^I object/ }).check();
  await votes.getByRole('button', { name: button }).click();
  await expect(votes.getByText('Your vote is in.')).toBeVisible();
}

/** Three vote blind, one of them with an objection; the close reveals ratings, reasons and that it is blocked to all. */
export async function voteBlind({ first, second, third, observer }: Journey, claimPath: string): Promise<void> {
  const button = 'Cast vote';
  await castVote(first, claimPath, { rating: /^Confirmed/, reason: 'first-reason', button });
  await castVote(second, claimPath, { rating: /^Doubtful/, reason: 'second-reason', objects: true, button });
  for (const page of [first, second, third, observer]) {
    await open(page, claimPath);
    await expect(page.getByRole('region', { name: 'Votes' }).getByRole('status')).toContainText('2 of 5 have voted');
    const own = page === first ? 'first-reason' : page === second ? 'second-reason' : null;
    const sealed = ['first-reason', 'second-reason'].filter((reason) => reason !== own);
    const html = await page.content();
    for (const reason of sealed) expect(html).not.toContain(reason);
  }
  await castVote(third, claimPath, { rating: /^Probably true/, reason: 'third-reason', button });
  await open(first, claimPath);
  await first.getByRole('button', { name: 'Close round' }).click();
  for (const page of [first, second, third, observer]) {
    const result = page.getByRole('region', { name: 'Round 1' });
    await expect(result).toContainText('second-reason');
    await expect(result).toContainText('third-reason');
    await expect(page.getByRole('region', { name: 'Consensus' })).toContainText('An objection is open');
  }
}

/** The voter withdraws the objection with a reason: the round is contested, for all. */
export async function settleObjection({ first, second }: Journey): Promise<void> {
  await second.getByRole('button', { name: 'Withdraw objection' }).click();
  const dialog = second.getByRole('dialog');
  await dialog.getByLabel('Reason', { exact: true }).fill('The ministry sent me its list.');
  await dialog.getByRole('button', { name: 'Withdraw objection' }).click();
  await expect(dialog).toBeHidden();
  for (const page of [first, second]) {
    await expect(page.getByRole('region', { name: 'Open objections' })).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Consensus' })).toContainText('Contested');
  }
}

/** In round 2 one changes their vote with a reason, the others do not answer; a day later the reviewer closes it: consensus is reached. */
export async function voteAgain(
  { newsroom, first, second, third, reviewer, observer }: Journey,
  claimPath: string,
): Promise<void> {
  const revised = { rating: /^Probably true/, reason: 'second-thought', button: 'Revise vote' } as const;
  await castVote(second, claimPath, revised);
  for (const page of [first, third, observer]) expect(await page.content()).not.toContain('second-thought');
  await passSecondRound(newsroom.id);
  await open(reviewer, claimPath);
  await reviewer.getByRole('button', { name: 'Close round' }).click();
  await reviewer.getByRole('button', { name: 'Close without them' }).click();
  for (const page of [first, second, third, observer]) {
    const rounds = page.getByRole('region', { name: 'Both rounds' });
    await expect(rounds).toContainText('1 of 3 changed their vote.');
    await expect(rounds).toContainText('second-thought');
    await expect(rounds).toContainText('The ministry sent me its list.');
    const gate = page.getByRole('region', { name: 'Consensus' });
    await expect(gate).toContainText('reached');
    await expect(gate).toContainText('0.83');
  }
  await first.getByRole('button', { name: 'Send to review' }).click();
  await expect(first.getByText('In review', { exact: true }).first()).toBeVisible();
}
