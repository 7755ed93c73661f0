import { expect } from '@playwright/test';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { closeRound } from '#lib/voting/close-round.server.ts';
import { openRound } from '#lib/voting/open-round.server.ts';
import { buildClaim, buildEvidence, buildNewsroom, buildStory } from '#seeds/factories.server.ts';
import { ballot } from '#seeds/vote-factories.server.ts';
import { buildPerson, open } from '../people.ts';
import { dialogOf, expectField, press, type Walk } from './form.ts';

/** Claims are voted on, objected to, sent to review and decided on. */
export async function walkVotes(): Promise<Walk> {
  const { id: newsroomId } = await buildNewsroom({ quorumCount: 1 });
  const person = await buildPerson({ newsroomId, role: 'admin' });
  const objector = await buildPerson({ newsroomId, name: 'Ob Jector' });
  const author = await buildPerson({ newsroomId });
  const story = await buildStory({ actor: author });
  const build = async () => {
    const claim = await buildClaim({ story });
    await buildEvidence({ claim });
    return claim;
  };
  const [voted, withdrawn, sent, confirmed] = [await build(), await build(), await build(), await build()];
  const objection = { objection: true, reason: 'Not so.' };
  await castVote(objector, ballot(voted, 2, objection));
  await castVote(person, ballot(withdrawn, 2, objection));
  await castVote(objector, ballot(sent, 2));
  await castVote(person, ballot(confirmed, 2));
  await castVote(objector, ballot(confirmed, 3));
  for (const claim of [withdrawn, sent, confirmed]) await closeRound(person, { claimId: claim.id, roundNumber: 1 });

  await openRound(person, { claimId: confirmed.id });

  const addressOf = ({ id }: { id: string }) => `/stories/${story.id}/claims/${id}`;
  const forms: Walk['forms'] = [
    {
      name: 'Cast vote',
      file: 'components/vote/ballot-form.tsx',
      action: 'castVoteAction',
      fill: async (page) => {
        await page.getByRole('radio', { name: /^Probably true/ }).click();
        await page.getByLabel('Reason', { exact: true }).fill('A typed reason.');
      },
      send: press('Cast vote'),
      expectKept: async (page) => {
        await expect(page.getByRole('radio', { name: /^Probably true/ })).toBeChecked();
        await expectField(page, 'Reason', 'A typed reason.');
      },
      expectDone: (page) => expect(page.getByRole('button', { name: 'Revise my vote' })).toBeVisible(),
    },
    {
      name: 'Close round',
      file: 'components/vote/votes-panel.tsx',
      action: 'closeRoundAction',
      fill: (page) => expect(page.getByText('Round 1: 2 of 3 have voted.')).toBeVisible(),
      send: press('Close round'),
      expectDone: (page) => expect(page.getByRole('region', { name: 'Open objections' })).toBeVisible(),
    },
    {
      name: 'Overrule an objection',
      file: 'components/vote/objection-steps.tsx',
      action: 'overruleObjectionAction',
      fill: async (page) => {
        await press('Overrule objection of Ob Jector')(page);
        await dialogOf(page).getByLabel('Reason').fill('A typed reason.');
      },
      send: press('Overrule objection'),
      expectKept: (page) => expectField(dialogOf(page), 'Reason', 'A typed reason.'),
      expectDone: (page) => expect(page.getByRole('region', { name: 'Open objections' })).toHaveCount(0),
    },
    {
      name: 'Open a round',
      file: 'components/vote/votes-panel.tsx',
      action: 'openRoundAction',
      fill: (page) => expect(page.getByRole('button', { name: 'Open round 2' })).toBeVisible(),
      send: press('Open round 2'),
      expectDone: (page) => expect(page.getByText('Round 2: 0 of 3 have voted.')).toBeVisible(),
    },
    {
      name: 'Confirm a vote',
      file: 'components/vote/confirm-vote.tsx',
      action: 'castVoteAction',
      fill: (page) => open(page, addressOf(confirmed)),
      send: press('Confirm my vote'),
      expectDone: (page) => expect(page.getByText('Round 2: 1 of 3 have voted.')).toBeVisible(),
    },
    {
      name: 'Withdraw an objection',
      file: 'components/vote/objection-steps.tsx',
      action: 'withdrawObjectionAction',
      fill: async (page) => {
        await open(page, addressOf(withdrawn));
        await press('Withdraw objection')(page);
        await dialogOf(page).getByLabel('Reason').fill('A typed reason.');
      },
      send: press('Withdraw objection'),
      expectKept: (page) => expectField(dialogOf(page), 'Reason', 'A typed reason.'),
      expectDone: (page) => expect(page.getByRole('region', { name: 'Open objections' })).toHaveCount(0),
    },
    {
      name: 'Send to review',
      file: 'components/claim/send-to-review.tsx',
      action: 'sendToReviewAction',
      fill: (page) => open(page, addressOf(sent)),
      send: press('Send to review'),
      expectDone: (page) => expect(page.getByRole('region', { name: 'Decision' })).toBeVisible(),
    },
    {
      name: 'Decide on a review',
      file: 'components/review/held-decisions.tsx',
      action: 'decideReviewAction',
      fill: (page) => page.getByRole('region', { name: 'Decision' }).getByLabel('Reason').fill('A typed reason.'),
      send: async (page) => {
        const reject = page.getByRole('button', { name: 'Reject', exact: true });
        if (await reject.isVisible()) await reject.click();
        await press('Decide now')(page);
      },
      expectKept: (page) => expectField(page.getByRole('region', { name: 'Decision' }), 'Reason', 'A typed reason.'),
      needsReload: true,
      expectDone: (page) => expect(page.getByRole('region', { name: 'Decision' })).toHaveCount(0),
    },
  ];
  return { person, address: addressOf(voted), forms };
}
