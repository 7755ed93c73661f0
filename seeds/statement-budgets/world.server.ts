import { db } from '#lib/db.server.ts';
import { prepareFactSheet } from '#lib/factsheet/prepare-factsheet.server.ts';
import { sendToReview } from '#lib/review/send-to-review.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { closeRound } from '#lib/voting/close-round.server.ts';
import {
  type BuiltArticle,
  type BuiltClaim,
  type BuiltMember,
  type BuiltStory,
  buildArticle,
  buildClaim,
  buildEvidence,
  buildMember,
  buildNewsroom,
  buildStory,
} from '../factories.server.ts';
import { buildReadySheet } from '../sheet-factories.server.ts';
import { ballot, voteAll } from '../vote-factories.server.ts';

/*
 * What one command or page sends to the database, BEGIN and COMMIT counted too. A budget is exactly that: if you raise one, say
 * why; if it sends less, lower it. Pages come on top of the session and the header.
 */

export type World = {
  author: BuiltMember;
  voters: [BuiltMember, BuiltMember, BuiltMember];
  reviewer: BuiltMember;
  story: BuiltStory;
  article: BuiltArticle;
  claim: BuiltClaim;
};

/** A story with two articles and two claims, one of them with two passages, in a newsroom of five. */
export async function buildWorld(): Promise<World> {
  const { id: newsroomId } = await buildNewsroom();
  const author = await buildMember({ newsroomId });
  const voters: World['voters'] = [
    await buildMember({ newsroomId }),
    await buildMember({ newsroomId }),
    await buildMember({ newsroomId }),
  ];
  const reviewer = await buildMember({ newsroomId, role: 'admin' });
  const story = await buildStory({ actor: author });
  const article = await buildArticle({ story });
  const claim = await buildClaim({ story });
  await buildEvidence({ claim, article });
  await buildEvidence({ claim });
  await buildEvidence({ claim: await buildClaim({ story }) });
  return { author, voters, reviewer, story, article, claim };
}

export const vote = ({ claim, voters }: World, who: 0 | 1 | 2) => castVote(voters[who], ballot(claim, 2));

export async function buildVoted(): Promise<World> {
  const world = await buildWorld();
  const [one, two, three] = world.voters;
  await voteAll(world.claim, [
    [one, 2],
    [two, 2],
    [three, 2],
  ]);
  return world;
}

export async function buildInReview(): Promise<World> {
  const world = await buildVoted();
  await closeRound(world.reviewer, { claimId: world.claim.id, roundNumber: 1 });
  await sendToReview(world.author, { claimId: world.claim.id });
  return world;
}

/** Voted and closed, with an objection by the first voter. */
export async function buildObjected(): Promise<World> {
  const world = await buildWorld();
  const { voters, claim, reviewer } = world;
  await castVote(voters[0], ballot(claim, 2, { objection: true, reason: 'The log is missing.' }));
  await castVote(voters[1], ballot(claim, 2));
  await castVote(voters[2], ballot(claim, 2));
  await closeRound(reviewer, { claimId: claim.id, roundNumber: 1 });
  return world;
}

export async function versionOf({ id }: BuiltClaim): Promise<number> {
  return (await db().claim.findUniqueOrThrow({ where: { id } })).version;
}

export const COMMENT = {
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Sure?' }] }],
};
export const ASKING = { party: 'The office', askedAt: '2026-01-01T10:00:00Z', deadlineAt: '2026-01-02T10:00:00Z' };
export const selector = { start: 4, end: 11, exact: 'harbour', prefix: 'The ', suffix: ' office opened at nine.' };

export async function buildSheet() {
  const sheet = await buildReadySheet();
  return { ...sheet, seen: await prepareFactSheet(sheet.actor, { storyId: sheet.story.id }) };
}

/** `prepare` makes the parents and gives the work whose statements are counted. */
export type Budget = { count: number; prepare: () => Promise<() => Promise<unknown>> };
