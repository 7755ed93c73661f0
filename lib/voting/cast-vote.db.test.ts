import { expect, test } from 'vitest';
import type { Actor } from '#lib/actor/actor.ts';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { db } from '#lib/db.server.ts';
import { buildMember } from '#seeds/factories.server.ts';
import { ballot, buildTeam, reviewers, thrown, voteAll } from '#seeds/vote-factories.server.ts';
import { castVote } from './cast-vote.server.ts';
import { closeRound } from './close-round.server.ts';
import { overruleObjection, withdrawObjection } from './end-objection.server.ts';
import { openRound } from './open-round.server.ts';

test('[V15] the first vote opens round 1; the last eligible member’s closes it', async () => {
  const { claim, team } = await buildTeam('editor', 'reviewer', 'observer');
  const [a, b, c] = team as [Actor, Actor, Actor];
  expect(await castVote(a, ballot(claim, 1))).toMatchObject({ votedCount: 1, closed: false });
  expect((await getClaim(a, claim.id)).state).toBe('voting');
  await castVote(b, ballot(claim, 1));
  expect(await castVote(c, ballot(claim, 2))).toMatchObject({ votedCount: 3, closed: true });
  const view = await getClaim(a, claim.id);
  expect(view).toMatchObject({ state: 'voted', gate: { kind: 'reached', rating: 2, capped: true } });
  expect(view.wording.rounds).toMatchObject([
    { status: 'closed', closedBy: null, votes: [{ rating: 1 }, { rating: 1 }, { rating: 2 }] },
  ]);
});

test('[V15] 50 parallel votes by one member leave one row', async () => {
  const { claim, team } = await buildTeam('editor');
  const [a] = team as [Actor];
  await openRound(a, { claimId: claim.id });
  await Promise.all(Array.from({ length: 50 }, (_, index) => castVote(a, ballot(claim, (index % 3) + 1))));
  expect(await db().vote.count({ where: { newsroomId: claim.newsroomId } })).toBe(1);
  expect(await db().voteEvent.count({ where: { newsroomId: claim.newsroomId, type: 'vote.cast' } })).toBe(1);
  expect(await db().voteEvent.count({ where: { newsroomId: claim.newsroomId, type: 'vote.revised' } })).toBe(49);
});

test('[V15] first votes at the same moment open one round', async () => {
  const { claim, team } = await buildTeam('editor', 'editor', 'editor');
  await Promise.all(team.map((actor) => castVote(actor, ballot(claim, 2))));
  expect(await db().round.count({ where: { newsroomId: claim.newsroomId } })).toBe(1);
  expect((await getClaim(claim.actor, claim.id)).state).toBe('voted');
});

test('[V16] votes against a closing round are in or out, never half', async () => {
  const { claim, team } = await buildTeam(...reviewers(8));
  const [first, second, third, ...late] = team as [Actor, Actor, Actor, ...Actor[]];
  await voteAll(claim, [
    [first, 1],
    [second, 1],
    [third, 1],
  ]);
  const casting = late.slice(0, 5).map((actor) => thrown(castVote(actor, ballot(claim, 5))));
  const closing = thrown(closeRound(second, { claimId: claim.id, roundNumber: 1 }));
  const outcomes = await Promise.all(casting);
  expect(await closing).toBeNull();
  for (const error of outcomes) if (error) expect(error).toMatchObject({ code: 'CONFLICT' });
  const castCount = 3 + outcomes.filter((error) => error === null).length;
  const round = await db().round.findFirstOrThrow({
    where: { newsroomId: claim.newsroomId },
    include: { votes: true },
  });
  expect(round.votes).toHaveLength(castCount);
  expect(round.outcome).toMatchObject({ countedCount: castCount });
});

test.each([0, 7, 1.5, Number.NaN])('[V17] a rating of %d is refused and changes nothing', async (rating) => {
  const { claim } = await buildTeam();
  expect(await thrown(castVote(claim.actor, ballot(claim, rating)))).toMatchObject({
    code: 'INVALID',
    message: expect.stringContaining('from 1'),
  });
  expect(await db().round.count({ where: { newsroomId: claim.newsroomId } })).toBe(0);
});

test('[V8] a missing reason is refused and changes nothing', async () => {
  const { claim } = await buildTeam();
  expect(await thrown(castVote(claim.actor, ballot(claim, 4, { reason: ' ' })))).toMatchObject({ code: 'INVALID' });
  expect(await db().round.count({ where: { newsroomId: claim.newsroomId } })).toBe(0);
  expect(await db().auditEvent.count({ where: { newsroomId: claim.newsroomId } })).toBe(0);
});

test('[V18] an observer does not vote, and another newsroom’s member finds nothing', async () => {
  const { claim, team } = await buildTeam('observer');
  const stranger = await buildMember({ role: 'admin' });
  expect(await thrown(castVote(team[1] as Actor, ballot(claim, 1)))).toMatchObject({ code: 'FORBIDDEN' });
  const attempts = [
    () => castVote(stranger, ballot(claim, 1)),
    () => openRound(stranger, { claimId: claim.id }),
    () => closeRound(stranger, { claimId: claim.id, roundNumber: 1 }),
    () => withdrawObjection(stranger, { claimId: claim.id }),
    () => overruleObjection(stranger, { claimId: claim.id, voterId: claim.actor.memberId, reason: 'x' }),
  ];
  for (const attempt of attempts) expect(await thrown(attempt())).toMatchObject({ code: 'NOT_FOUND' });
});
