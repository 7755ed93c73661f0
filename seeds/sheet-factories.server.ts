import type { Actor } from '#lib/actor/actor.ts';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { db } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { prepareFactSheet } from '#lib/factsheet/prepare-factsheet.server.ts';
import { publishFactSheet } from '#lib/factsheet/publish-factsheet.server.ts';
import { type Draft, writeDraft } from '#lib/factsheet/sheet-body.ts';
import type { PublishedVersion } from '#lib/factsheet/write-version.server.ts';
import { decideConsensus } from '#lib/gate/gate.ts';
import { DEFAULT_RULE } from '#lib/gate/rule.ts';
import {
  type BuiltClaim,
  type BuiltStory,
  buildClaim,
  buildEvidence,
  buildMember,
  buildRound,
  buildStory,
  buildVote,
} from './factories.server.ts';

type ApprovedClaimOverrides = Partial<{
  story: BuiltStory;
  text: string;
  /** One vote each, in a round that is closed; 1, 1 and 2 by default. */
  ballots: { rating: 1 | 2 | 3 | 4 | 5 | 6; reason?: string }[];
}>;

/** A claim with one passage for it, voted on and approved by a reviewer. */
export async function buildApprovedClaim(overrides: ApprovedClaimOverrides = {}): Promise<BuiltClaim> {
  const story = overrides.story ?? (await buildStory());
  const { newsroomId } = story;
  const claim = await buildClaim({ story, ...(overrides.text !== undefined && { text: overrides.text }) });
  await buildEvidence({ claim });
  const round = await buildRound({ claim });
  const ballots = overrides.ballots ?? [{ rating: 1 }, { rating: 1 }, { rating: 2 }];
  for (const ballot of ballots) await buildVote({ round, ...ballot } as Parameters<typeof buildVote>[0]);
  const votes = ballots.map(({ rating }) => ({ rating, openObjection: false }));
  const outcome = decideConsensus({
    votes,
    rule: DEFAULT_RULE,
    evidenceCount: 1,
    originCount: 1,
    support: { originCount: 2, bestGrade: null },
  });
  await db().round.update({
    where: { id: round.id },
    data: { closedAt: new Date(), closedById: story.actor.memberId, outcome },
  });
  const reviewer = await buildMember({ newsroomId, role: 'reviewer' });
  await db().review.create({
    data: {
      newsroomId,
      claimId: claim.id,
      wordingId: claim.wordingId,
      reviewerId: reviewer.memberId,
      decision: 'approved',
      claimVersion: 1,
    },
  });
  await db().claim.update({ where: { id: claim.id }, data: { state: 'approved' } });
  return claim;
}

export type BuiltSheet = { story: BuiltStory; claim: BuiltClaim; actor: Actor; slug: string };

/** A story whose fact sheet is ready to be published, with one approved claim in its draft. */
export async function buildReadySheet(
  overrides: { draft?: Partial<Draft> } & ApprovedClaimOverrides = {},
): Promise<BuiltSheet> {
  const story = overrides.story ?? (await buildStory());
  const claim = await buildApprovedClaim({ ...overrides, story });
  const slug = `sheet-${story.id}`;
  const draft: Draft = {
    title: 'What closed the harbour',
    address: slug,
    standfirst: ['The harbour was closed for a day.'],
    body: [
      { type: 'heading', level: 2, text: [{ text: 'The closure' }] },
      { type: 'claim', claimId: claim.id },
    ],
    ...overrides.draft,
  };
  await appendServerEdit(sheetDocId(story.id), story.actor.memberId, (ydoc) => writeDraft(ydoc, draft));
  return { story, claim, actor: story.actor, slug };
}

/** Publishes what stands now as the actor, with an update as the explanation of every change. */
export async function publishNow(sheet: BuiltSheet, actor: Actor = sheet.actor): Promise<PublishedVersion> {
  const { seenSha256, differences } = await prepareFactSheet(actor, { storyId: sheet.story.id });
  const changes = (differences ?? []).map(({ what, claim }) => ({
    what,
    claim,
    type: 'correction' as const,
    explanation: 'New records came in.',
  }));
  return publishFactSheet(actor, { storyId: sheet.story.id, seenSha256, changes });
}
