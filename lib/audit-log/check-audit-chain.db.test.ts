import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { coverClaims } from '#lib/audit/cover-claims.server.ts';
import { changeEvidence } from '#lib/claim/change-evidence.server.ts';
import { makeClaim } from '#lib/claim/make-claim.server.ts';
import { mergeClaims } from '#lib/claim/merge-claims.server.ts';
import { rewordClaim } from '#lib/claim/reword-claim.server.ts';
import { splitClaim } from '#lib/claim/split-claim.server.ts';
import { undoMerge } from '#lib/claim/undo-merge.server.ts';
import { db } from '#lib/db.server.ts';
import { askForReply } from '#lib/reply/ask-for-reply.server.ts';
import { recordReply } from '#lib/reply/change-reply.server.ts';
import { decideReview } from '#lib/review/decide-review.server.ts';
import { sendToReview } from '#lib/review/send-to-review.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { closeRound } from '#lib/voting/close-round.server.ts';
import { overruleObjection } from '#lib/voting/end-objection.server.ts';
import { buildArticle, buildClaim } from '#seeds/factories.server.ts';
import { buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import {
  ASKING,
  buildVoted,
  buildWorld,
  selector,
  versionOf,
  vote,
  type World,
} from '#seeds/statement-budgets/world.server.ts';
import { tamper } from '#seeds/tamper.server.ts';
import { ballot } from '#seeds/vote-factories.server.ts';
import { checkAuditChain } from './check-audit-chain.server.ts';

async function check({ claim: { newsroomId } }: Pick<World, 'claim'>) {
  const { slug } = await db().newsroom.findUniqueOrThrow({ where: { id: newsroomId } });
  return checkAuditChain(slug);
}

/** Voted on, sealed once by a new wording, voted on again, closed. */
async function buildDecided(): Promise<World> {
  const world = await buildWorld();
  const { claim, voters, author, reviewer } = world;
  await vote(world, 0);
  await rewordClaim(author, { claimId: claim.id, wordingNumber: 1, text: 'It was closed.' });
  for (const voter of voters) await castVote(voter, { ...ballot(claim, 2), wordingNumber: 2 });
  await closeRound(reviewer, { claimId: claim.id, roundNumber: 1 });
  return world;
}

test('[U11] what the commands leave is what their events hold hashes of, whatever they did', async () => {
  const world = await buildDecided();
  const { author, reviewer, voters, claim, story, article } = world;
  const { claimId: otherId } = await makeClaim(author, {
    storyId: story.id,
    text: 'It was wet.',
    revisionId: article.revisionId,
    selector,
  });
  const { id: intoClaimId } = await buildClaim({ story });
  await mergeClaims(author, { claimId: otherId, claimVersion: 1, intoClaimId });
  await mergeClaims(author, { claimId: intoClaimId, claimVersion: 2, intoClaimId: claim.id });
  await undoMerge(author, { claimId: intoClaimId });
  const {
    id: evidenceId,
    stance,
    origin,
  } = await db().evidence.findFirstOrThrow({ where: { claimId: claim.id, removedAt: null } });
  await changeEvidence(author, {
    evidenceId,
    from: { stance, origin },
    to: { stance: 'context', origin: 'The mayor' },
  });
  const texts = { keptText: 'It was closed at noon.', newText: 'It was dry.' };
  await splitClaim(author, {
    claimId: claim.id,
    claimVersion: await versionOf(claim),
    ...texts,
    shares: { [evidenceId]: 'moves' },
  });
  const { replyId } = await askForReply(author, { claimId: claim.id, ...ASKING });
  await recordReply(author, { replyId, answer: 'No.', answeredAt: ASKING.deadlineAt });
  const third = (more: object) => ({ ...ballot(claim, 2), wordingNumber: 3, ...more });
  await castVote(voters[0], third({ objection: true, reason: 'The log is missing.' }));
  for (const voter of [voters[1], voters[2], author]) await castVote(voter, third({}));
  await castVote(reviewer, third({}));
  await overruleObjection(reviewer, { claimId: claim.id, voterId: voters[0].memberId, reason: 'It does not stand.' });
  await sendToReview(author, { claimId: claim.id });
  await decideReview(reviewer, { claimId: claim.id, claimVersion: await versionOf(claim), decision: 'approved' });
  const found = await check(world);
  expect(found).toMatchObject({ brokenAt: null, differences: [] });
  // One claim came with no event.
  expect(found).toMatchObject({ claimCount: 5, uncheckedCount: 1 });
});

const CHANGES: [what: string, words: RegExp, change: (world: World) => Parameters<typeof tamper>[0]][] = [
  [
    'a closed vote',
    /^claim 1 of “.*”: its closed votes or outcomes differ/,
    ({ claim }) =>
      (tx) =>
        tx.vote.updateMany({
          where: { newsroomId: claim.newsroomId, round: { wording: { number: 2 } } },
          data: { rating: 1 },
        }),
  ],
  [
    'a vote of a round that was sealed',
    /closed votes/,
    ({ claim }) =>
      (tx) =>
        tx.vote.updateMany({
          where: { newsroomId: claim.newsroomId, round: { wording: { number: 1 } } },
          data: { rating: 1 },
        }),
  ],
  [
    'an outcome',
    /closed votes or outcomes/,
    ({ claim }) =>
      (tx) =>
        tx.round.updateMany({
          where: { newsroomId: claim.newsroomId, wording: { number: 2 } },
          data: { outcome: { kind: 'reached' } },
        }),
  ],
  [
    'a removed vote',
    /closed votes/,
    ({ claim }) =>
      (tx) =>
        tx.vote.deleteMany({ where: { newsroomId: claim.newsroomId, round: { wording: { number: 2 } } } }),
  ],
  [
    'a state',
    /^claim 1 of “.*”: its state/,
    ({ claim }) =>
      (tx) =>
        tx.claim.update({ where: { id: claim.id }, data: { state: 'approved' } }),
  ],
  [
    'a wording',
    /its state, wordings/,
    ({ claim }) =>
      (tx) =>
        tx.wording.updateMany({ where: { claimId: claim.id, number: 2 }, data: { text: 'It was open.' } }),
  ],
  [
    'evidence',
    /^claim 1 of “.*”: its evidence differs/,
    ({ claim }) =>
      (tx) =>
        tx.evidence.updateMany({ where: { claimId: claim.id }, data: { stance: 'contradicts' } }),
  ],
  [
    'evidence that was put in',
    /its evidence differs/,
    ({ claim }) =>
      async (tx) => {
        const row = await tx.evidence.findFirstOrThrow({ where: { claimId: claim.id } });
        await tx.evidence.create({ data: { ...row, id: randomUUID(), startOffset: 1, createdAt: new Date(0) } });
      },
  ],
  [
    'a claim that was taken out',
    /is not there/,
    ({ claim }) =>
      async (tx) => {
        await tx.evidence.deleteMany({ where: { claimId: claim.id } });
        await tx.claim.delete({ where: { id: claim.id } });
      },
  ],
];

test.each(CHANGES)('[U11] %s, changed in the database, is named', async (_what, words, change) => {
  const world = await buildDecided();
  expect((await check(world)).differences).toEqual([]);
  await tamper(change(world));
  const { differences, brokenAt } = await check(world);
  expect(differences).toEqual([expect.stringMatching(words)]);
  expect(brokenAt).toBeNull();
});

test('[U11] an article’s text and a version that were changed are named', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const claim = { newsroomId: sheet.story.newsroomId };
  await tamper((tx) => tx.factSheetVersion.updateMany({ where: claim, data: { snapshot: '{}' } }));
  expect((await check({ claim } as World)).differences).toEqual([expect.stringMatching(/^version 1 of “.*” differs/)]);
  const { newsroomId, revisionId, id: articleId, storyId } = await buildArticle();
  const payload = { storyId, articleId, revisionId, sha256: 'x', by: 'paste' };
  await db().auditEvent.create({
    data: { newsroomId, seq: 1, at: new Date(), actor: 'system', type: 'article.imported', payload, hash: '' },
  });
  expect((await check({ claim: { newsroomId } } as World)).differences).toEqual([
    expect.stringMatching(/^the text of “/),
  ]);
});

test('[U11] what no event holds a hash of is counted, and is no failure', async () => {
  const world = await buildWorld();
  expect(await check(world)).toMatchObject({ differences: [], claimCount: 2, uncheckedCount: 2 });
});

test('[V30] no hash depends on the votes of an open round', async () => {
  const world = await buildVoted();
  const hashes = () => coverClaims(db(), world.claim.newsroomId, [world.claim.id]);
  const before = await hashes();
  await tamper((tx) => tx.vote.updateMany({ where: { newsroomId: world.claim.newsroomId }, data: { rating: 5 } }));
  expect(await hashes()).toEqual(before);
});

test('[V30] the hash of ended rounds is salted: the same votes give another one with another salt', async () => {
  const world = await buildDecided();
  const hashes = () => coverClaims(db(), world.claim.newsroomId, [world.claim.id]);
  const [before] = await hashes();
  await db().round.updateMany({ where: { newsroomId: world.claim.newsroomId }, data: { salt: randomUUID() } });
  const [after] = await hashes();
  expect(after).toEqual({ ...before, rounds: expect.not.stringMatching(before?.rounds ?? '') });
});
