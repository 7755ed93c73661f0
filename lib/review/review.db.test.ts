import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/actor/actor.ts';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { linkEvidence } from '#lib/claim/link-evidence.server.ts';
import { removeEvidence } from '#lib/claim/remove-evidence.server.ts';
import { db } from '#lib/db.server.ts';
import { listClaims } from '#lib/overview/list-claims.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { buildArticle, buildClaim, buildEvidence, buildMember, buildStory } from '#seeds/factories.server.ts';
import { decideReview } from './decide-review.server.ts';
import { listReviewQueue } from './list-review-queue.server.ts';
import { sendToReview } from './send-to-review.server.ts';

const thrown = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

/** A claim on which its author, an editor, and two reviewers have voted, with one piece of evidence. */
async function buildVoted(ratings: [number, number, number] = [1, 1, 2]) {
  const story = await buildStory();
  const article = await buildArticle({ story });
  const claim = await buildClaim({ story });
  const evidence = await buildEvidence({ claim, article });
  const reviewer = await buildMember({ newsroomId: story.newsroomId, role: 'reviewer' });
  const other = await buildMember({ newsroomId: story.newsroomId, role: 'reviewer' });
  const team: Actor[] = [claim.actor, reviewer, other];
  for (const [index, actor] of team.entries()) {
    await castVote(actor, {
      claimId: claim.id,
      wordingNumber: 1,
      roundNumber: 1,
      rating: ratings[index] ?? 1,
      reason: 'a reason',
    });
  }
  return { claim, article, evidence, author: claim.actor, reviewer, other };
}

async function buildInReview() {
  const built = await buildVoted();
  const { claimVersion } = await sendToReview(built.author, { claimId: built.claim.id });
  return { ...built, seen: { claimId: built.claim.id, claimVersion } };
}

describe('sending to review', () => {
  test('[W3] goes where the gate says reached or contested', async () => {
    for (const ratings of [
      [1, 1, 2],
      [1, 2, 3],
    ] as [number, number, number][]) {
      const { claim, author } = await buildVoted(ratings);
      await sendToReview(author, { claimId: claim.id });
      expect((await getClaim(author, claim.id)).state).toBe('in_review');
    }
  });

  test('[W3] says what is missing otherwise', async () => {
    const { claim, author } = await buildVoted([1, 6, 6]);
    expect(await thrown(sendToReview(author, { claimId: claim.id }))).toMatchObject({
      code: 'CONFLICT',
      message: 'Not ready for review. 1 of 3 votes; needs two more.',
    });
    const fresh = await buildClaim();
    expect(await thrown(sendToReview(fresh.actor, { claimId: fresh.id }))).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('deciding', () => {
  test('[W4] a reviewer who did not write it approves, and the claim is approved', async () => {
    const { seen, reviewer, author } = await buildInReview();
    await decideReview(reviewer, { ...seen, decision: 'approved' });
    const claim = await getClaim(author, seen.claimId);
    expect(claim).toMatchObject({ state: 'approved', reviews: [{ decision: 'approved', wordingNumber: 1 }] });
    expect(await listReviewQueue(reviewer)).toEqual([]);
  });

  test('[W2] neither an editor, an observer nor the author decides', async () => {
    const { seen, claim, author } = await buildInReview();
    const editor = await buildMember({ newsroomId: claim.newsroomId });
    const observer = await buildMember({ newsroomId: claim.newsroomId, role: 'observer' });
    const writer: Actor = { ...author, role: 'admin' };
    for (const actor of [editor, observer, writer]) {
      expect(await thrown(decideReview(actor, { ...seen, decision: 'approved' }))).toMatchObject({ code: 'FORBIDDEN' });
    }
    const stranger = await buildMember({ role: 'reviewer' });
    expect(await thrown(decideReview(stranger, { ...seen, decision: 'approved' }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await thrown(sendToReview(stranger, { claimId: claim.id }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await listReviewQueue(stranger)).toEqual([]);
  });

  test('[W5] a decision on what has changed since is stale', async () => {
    const { seen, reviewer, author, article } = await buildInReview();
    const selector = describeSelection(article.text, 21, 30);
    await linkEvidence(author, {
      claimId: seen.claimId,
      revisionId: article.revisionId,
      selector,
      stance: 'contradicts',
    });
    expect(await thrown(decideReview(reviewer, { ...seen, decision: 'approved' }))).toMatchObject({ code: 'STALE' });
    const { version } = await getClaim(reviewer, seen.claimId);
    await decideReview(reviewer, { ...seen, claimVersion: version, decision: 'approved' });
  });

  test('[W5] 50 parallel decisions leave one', async () => {
    const { seen, reviewer, other } = await buildInReview();
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const decision = index % 2 === 0 ? ('approved' as const) : ('rejected' as const);
        return thrown(decideReview(index % 3 === 0 ? reviewer : other, { ...seen, decision, reason: 'a reason' }));
      }),
    );
    expect(outcomes.filter((error) => error === null)).toHaveLength(1);
    for (const error of outcomes) if (error) expect(error).toMatchObject({ code: 'STALE' });
    expect(await db().review.count({ where: { claimId: seen.claimId } })).toBe(1);
  });

  test('[W6] to approve asks the gate once more', async () => {
    const { seen, reviewer, author, evidence } = await buildInReview();
    await removeEvidence(author, { evidenceId: evidence.id });
    const { version } = await getClaim(reviewer, seen.claimId);
    const error = await thrown(decideReview(reviewer, { ...seen, claimVersion: version, decision: 'approved' }));
    expect(error).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('needs one more') });
  });

  test.each(['changes_requested', 'rejected'] as const)('[W7] %s needs a reason', async (decision) => {
    const { seen, reviewer } = await buildInReview();
    expect(
      await thrown(decideReview(reviewer, { ...seen, decision, reason: ' ', pointsAt: ['wording'] })),
    ).toMatchObject({ code: 'INVALID' });
    await decideReview(reviewer, { ...seen, decision, reason: 'The date is missing.', pointsAt: ['wording'] });
    expect((await getClaim(reviewer, seen.claimId)).state).toBe(decision);
  });

  test('[W8] an approved claim is opened again by asking for changes, with the reason', async () => {
    const { seen, reviewer, author } = await buildInReview();
    await decideReview(reviewer, { ...seen, decision: 'approved' });
    const { version } = await getClaim(reviewer, seen.claimId);
    await decideReview(reviewer, {
      ...seen,
      claimVersion: version,
      decision: 'changes_requested',
      reason: 'New facts.',
      pointsAt: ['votes'],
    });
    expect(await getClaim(author, seen.claimId)).toMatchObject({
      state: 'changes_requested',
      need: { words: 'Asked for: New facts.' },
    });
  });
});

describe('pointing', () => {
  test('[W12] a request for changes may point at the wording, the votes or passages of this claim', async () => {
    const { seen, reviewer, evidence, author } = await buildInReview();
    const elsewhere = await buildEvidence({ claim: await buildClaim({ actor: author }) });
    const ask = { ...seen, decision: 'changes_requested' as const, reason: 'Who says so?' };
    const astray = decideReview(reviewer, { ...ask, pointsAt: [`evidence:${elsewhere.id}`] });
    expect(await thrown(astray)).toMatchObject({ code: 'INVALID' });
    const pointsAt = ['wording' as const, `evidence:${evidence.id}` as const];
    await decideReview(reviewer, { ...ask, pointsAt });
    expect((await getClaim(author, seen.claimId)).reviews).toMatchObject([{ reason: 'Who says so?', pointsAt }]);
  });

  test('[W12] a request for changes needs no pointer, and can say that evidence is missing', async () => {
    const { seen, reviewer, author } = await buildInReview();
    const ask = { ...seen, decision: 'changes_requested' as const, reason: 'Who says so?' };
    await decideReview(reviewer, ask);
    expect((await getClaim(author, seen.claimId)).reviews).toMatchObject([{ pointsAt: [] }]);
    const other = await buildInReview();
    const pointsAt = ['missing-evidence' as const];
    await decideReview(other.reviewer, { ...ask, ...other.seen, pointsAt });
    expect((await getClaim(other.author, other.seen.claimId)).reviews).toMatchObject([{ pointsAt }]);
  });

  test('[W13] a claim that was sent back stands first for its author alone', async () => {
    const { seen, reviewer, author, claim } = await buildInReview();
    const isFirst = async (actor: Actor) =>
      (await listClaims(actor, claim.storyId)).find(({ id }) => id === claim.id)?.sentBackToViewer;
    expect(await isFirst(author)).toBe(false);
    const ask = {
      ...seen,
      decision: 'changes_requested' as const,
      reason: 'Who says so?',
      pointsAt: ['wording' as const],
    };
    await decideReview(reviewer, ask);
    expect(await isFirst(author)).toBe(true);
    expect(await isFirst(reviewer)).toBe(false);
  });
});

describe('two reviewers', () => {
  async function buildForTwo() {
    const story = await buildStory();
    await db().newsroom.update({ where: { id: story.newsroomId }, data: { reviewerCount: 2 } });
    const article = await buildArticle({ story });
    const claim = await buildClaim({ story });
    await buildEvidence({ claim, article });
    const { newsroomId } = story;
    const [first, second] = [
      await buildMember({ newsroomId, role: 'reviewer' }),
      await buildMember({ newsroomId, role: 'reviewer' }),
    ];
    for (const actor of [claim.actor, first, second]) {
      await castVote(actor, { claimId: claim.id, wordingNumber: 1, roundNumber: 1, rating: 1 });
    }
    const { claimVersion } = await sendToReview(claim.actor, { claimId: claim.id });
    return { claimId: claim.id, claimVersion, author: claim.actor, first, second, article };
  }
  const approve = async (actor: Actor, claimId: string) =>
    decideReview(actor, { claimId, claimVersion: (await getClaim(actor, claimId)).version, decision: 'approved' });

  test('[W11] the first approval keeps it in the queue, another reviewer’s approves it', async () => {
    const { claimId, author, first, second } = await buildForTwo();
    expect((await getClaim(author, claimId)).need.words).toBe('Waits for two reviewers.');
    expect(await approve(first, claimId)).toMatchObject({ state: 'in_review' });
    expect(await thrown(approve(first, claimId))).toMatchObject({ code: 'FORBIDDEN' });
    const [waiting] = await listReviewQueue(second);
    expect(waiting).toMatchObject({ id: claimId, needsViewer: true, approvers: [{ name: first.name }] });
    expect((await listReviewQueue(first))[0]?.needsViewer).toBe(false);
    expect(await approve(second, claimId)).toMatchObject({ state: 'approved' });
  });

  test('[W11] a change after the first approval makes it count no more', async () => {
    const { claimId, author, first, second, article } = await buildForTwo();
    await approve(first, claimId);
    const selector = describeSelection(article.text, 21, 30);
    await linkEvidence(author, { claimId, revisionId: article.revisionId, selector, stance: 'contradicts' });
    expect(await approve(second, claimId)).toMatchObject({ state: 'in_review' });
    expect(await approve(first, claimId)).toMatchObject({ state: 'approved' });
  });

  test('[W11] of 12 parallel approvals by two reviewers one counts; the second has to look again', async () => {
    const { claimId, claimVersion, first, second } = await buildForTwo();
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        thrown(decideReview(index % 2 === 0 ? first : second, { claimId, claimVersion, decision: 'approved' })),
      ),
    );
    expect(outcomes.filter((error) => error === null)).toHaveLength(1);
    for (const error of outcomes) if (error) expect(error).toMatchObject({ code: 'STALE' });
    expect((await getClaim(first, claimId)).state).toBe('in_review');
  });
});

test('[W9] the queue is oldest first and shows each viewer what they may do', async () => {
  const story = await buildStory();
  const reviewer = await buildMember({ newsroomId: story.newsroomId, role: 'reviewer' });
  const ids: string[] = [];
  for (const minute of [2, 1]) {
    const claim = await buildClaim({ story, state: 'in_review' });
    await db().claim.update({
      where: { id: claim.id },
      data: { reviewRequestedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)) },
    });
    ids.unshift(claim.id);
  }
  const queue = await listReviewQueue(reviewer);
  expect(queue.map(({ id }) => id)).toEqual(ids);
  expect(queue[0]).toMatchObject({
    needsViewer: true,
    steps: expect.arrayContaining(['approve', 'request_changes', 'reject']),
  });
  expect((await listReviewQueue(story.actor))[0]?.steps).not.toContain('approve');
});
