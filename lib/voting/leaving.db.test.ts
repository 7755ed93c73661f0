import { expect, test } from 'vitest';
import type { Actor } from '#lib/actor/actor.ts';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { db } from '#lib/db.server.ts';
import { changeRole } from '#lib/newsroom/change-role.server.ts';
import { removeMember } from '#lib/newsroom/remove-member.server.ts';
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
    where: { newsroomId: claim.newsroomId },
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
  const { claim, team } = await buildTeam('editor', 'editor', 'editor', 'editor', 'admin');
  const [a, b, c, d, e, admin] = team as [Actor, Actor, Actor, Actor, Actor, Actor];
  await voteAll(claim, [
    [a, 1],
    [admin, 1],
  ]);
  const leaving = [b, c, d, e];
  const votes = leaving.map((actor) => thrown(castVote(actor, ballot(claim, 2))));
  const removals = leaving.map(({ memberId }) => thrown(removeMember(admin, { memberId })));
  const outcomes = await Promise.all(votes);
  expect(await Promise.all(removals)).toEqual([null, null, null, null]);
  for (const error of outcomes)
    if (error) expect(error).toMatchObject({ code: expect.stringMatching(/UNAUTH|CONFLICT/) });
  const cast = 2 + outcomes.filter((error) => error === null).length;
  const round = await db().round.findFirstOrThrow({
    where: { newsroomId: claim.newsroomId },
    include: { votes: true },
  });
  expect(round.votes).toHaveLength(cast);
  expect(round.outcome).toMatchObject({ countedCount: cast });
  expect(await db().auditEvent.count({ where: { newsroomId: claim.newsroomId, type: 'round.closed' } })).toBe(1);
});
