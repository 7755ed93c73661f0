import { expect, test } from 'vitest';
import type { Actor } from '#lib/actor/actor.ts';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { db, inTransaction } from '#lib/db.server.ts';
import { changeRole } from '#lib/newsroom/change-role.server.ts';
import { removeMember } from '#lib/newsroom/remove-member.server.ts';
import { untilBlocked } from '#seeds/until-blocked.server.ts';
import { ballot, buildTeam, thrown, voteAll } from '#seeds/vote-factories.server.ts';
import { castVote } from './cast-vote.server.ts';

test('[V21] a removed member keeps the vote, marked, and casts no more; the round that waited for them closes', async () => {
  const { claim, team } = await buildTeam('editor', 'editor', 'admin');
  const [a, b, c, admin] = team as [Actor, Actor, Actor, Actor];
  await voteAll(claim, [
    [a, 1],
    [b, 1],
    [admin, 2],
  ]);
  await removeMember(admin, { memberId: b.memberId });
  expect((await getClaim(a, claim.id)).state).toBe('voting');
  await removeMember(admin, { memberId: c.memberId });
  const view = await getClaim(a, claim.id);
  expect(view).toMatchObject({ state: 'voted', gate: { kind: 'reached', countedCount: 3 } });
  expect(view.standingVotes.filter(({ voter }) => voter.removed)).toMatchObject([{ voter: { memberId: b.memberId } }]);
  for (const gone of [b, c]) {
    expect(await thrown(castVote(gone, ballot(claim, 5, { roundNumber: 2 })))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  }
  const types = await db().auditEvent.findMany({
    where: { newsroomId: claim.newsroomId, type: { not: 'vote.cast' } },
    orderBy: { seq: 'desc' },
    take: 2,
  });
  expect(types.map(({ type, actor }) => ({ type, actor }))).toEqual([
    { type: 'round.closed', actor: 'system' },
    { type: 'member.removed', actor: admin.memberId },
  ]);
});

test('[V21] a member who becomes an observer votes no more, whatever their session says; the round closes', async () => {
  const { claim, team } = await buildTeam('editor', 'reviewer', 'admin');
  const [a, b, c, admin] = team as [Actor, Actor, Actor, Actor];
  await voteAll(claim, [
    [a, 1],
    [c, 1],
    [admin, 1],
  ]);
  await changeRole(admin, { memberId: b.memberId, role: 'observer' });
  expect((await getClaim(a, claim.id)).state).toBe('voted');
  expect(await thrown(castVote(b, ballot(claim, 1, { roundNumber: 2 })))).toMatchObject({ code: 'FORBIDDEN' });
});

test('[V21] votes against their voters’ removal are in or out, and the round closes once', async () => {
  const { claim, team } = await buildTeam('editor', 'editor', 'editor', 'editor', 'admin', 'reviewer');
  const [a, b, c, d, e, admin, reviewer] = team as [Actor, Actor, Actor, Actor, Actor, Actor, Actor];
  await voteAll(claim, [
    [a, 1],
    [admin, 1],
    [reviewer, 1],
  ]);
  const leaving = [b, c, d, e];
  const votes = leaving.map((actor) => thrown(castVote(actor, ballot(claim, 2))));
  const removals = leaving.map(({ memberId }) => thrown(removeMember(admin, { memberId })));
  const outcomes = await Promise.all(votes);
  expect(await Promise.all(removals)).toEqual([null, null, null, null]);
  for (const error of outcomes)
    if (error) expect(error).toMatchObject({ code: expect.stringMatching(/UNAUTH|CONFLICT/) });
  const cast = 3 + outcomes.filter((error) => error === null).length;
  const round = await db().round.findFirstOrThrow({
    where: { newsroomId: claim.newsroomId },
    include: { votes: true },
  });
  expect(round.votes).toHaveLength(cast);
  expect(round.outcome).toMatchObject({ countedCount: cast });
  expect(await db().auditEvent.count({ where: { newsroomId: claim.newsroomId, type: 'round.closed' } })).toBe(1);
});

test('[V26] a round that can no longer reach its quorum, since voters left, ends sealed, and voting starts over', async () => {
  const { claim, team } = await buildTeam('editor', 'editor', 'admin');
  const [a, b, c, admin] = team as [Actor, Actor, Actor, Actor];
  await castVote(a, ballot(claim, 5));
  await changeRole(admin, { memberId: b.memberId, role: 'observer' });
  expect((await getClaim(admin, claim.id)).state).toBe('voting');
  await removeMember(admin, { memberId: c.memberId });
  const view = await getClaim(admin, claim.id);
  expect(view).toMatchObject({ state: 'gathering', standingVotes: [], gate: null, wording: { number: 2, rounds: [] } });
  expect(view.wording.author).toEqual(view.author);
  expect(view.pastWordings).toMatchObject([
    { text: view.wording.text, rounds: [{ status: 'abandoned', votedCount: 1 }] },
  ]);
  expect(JSON.stringify(view)).not.toContain('a reason');
  await changeRole(admin, { memberId: b.memberId, role: 'editor' });
  expect((await getClaim(admin, claim.id)).pastWordings[0]?.rounds).toMatchObject([{ status: 'abandoned' }]);
});

test('[V26] with everyone left who has voted, fewer than the quorum, nothing is revealed', async () => {
  const { claim, team } = await buildTeam('editor', 'admin');
  const [a, b, admin] = team as [Actor, Actor, Actor];
  await voteAll(claim, [
    [a, 2],
    [admin, 2],
  ]);
  await removeMember(admin, { memberId: b.memberId });
  const round = await db().round.findFirstOrThrow({ where: { newsroomId: claim.newsroomId } });
  expect(round).toMatchObject({ outcome: { kind: 'abandoned' }, closedById: null });
});

test('[V26] another role that may vote too ends no round', async () => {
  const { claim, team } = await buildTeam('admin');
  const [a, admin] = team as [Actor, Actor];
  await castVote(admin, ballot(claim, 2));
  await changeRole(admin, { memberId: a.memberId, role: 'reviewer' });
  expect((await getClaim(admin, claim.id)).state).toBe('voting');
});

test('[V26] a first vote and a removal at the same time: the removal sees the round', async () => {
  const { claim, team } = await buildTeam('editor', 'admin');
  const [a, b, admin] = team as [Actor, Actor, Actor];
  const { work } = await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT seq FROM lock_audit_chain(${claim.newsroomId}::uuid)`;
    const vote = castVote(a, ballot(claim, 2));
    await untilBlocked(tx);
    const removal = removeMember(admin, { memberId: b.memberId });
    await untilBlocked(tx, 2);
    return { work: Promise.all([vote, removal]) };
  });
  await work;
  const round = await db().round.findFirstOrThrow({ where: { newsroomId: claim.newsroomId } });
  expect(round.outcome).toEqual({ kind: 'abandoned', cause: 'voters_left' });
});
