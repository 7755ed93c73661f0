import { expect, test } from 'vitest';
import type { Actor } from '#lib/actor/actor.ts';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { db } from '#lib/db.server.ts';
import { buildClaim, buildEvidence } from '#seeds/factories.server.ts';
import { ballot, buildTeam, thrown, voteAll } from '#seeds/vote-factories.server.ts';
import { castVote } from './cast-vote.server.ts';
import { closeRound } from './close-round.server.ts';
import { openRound } from './open-round.server.ts';

test('[V19] by a reviewer, an admin or the opener, once the quorum is met', async () => {
  const { claim, team } = await buildTeam('editor', 'editor', 'reviewer', 'observer');
  const [a, b, c, reviewer, observer] = team as [Actor, Actor, Actor, Actor, Actor];
  const close = { claimId: claim.id, roundNumber: 1 as const };
  await voteAll(claim, [
    [a, 1],
    [b, 1],
  ]);
  expect(await thrown(closeRound(reviewer, close))).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('2 of 3'),
  });
  await castVote(c, ballot(claim, 6));
  expect(await thrown(closeRound(b, close))).toMatchObject({ code: 'FORBIDDEN' });
  expect(await thrown(closeRound(observer, close))).toMatchObject({ code: 'FORBIDDEN' });
  expect(await closeRound(a, close)).toMatchObject({ kind: 'too few votes', countedCount: 2, abstainedCount: 1 });
  expect(await thrown(closeRound(reviewer, close))).toMatchObject({ code: 'CONFLICT' });
});

test.each([
  { closers: 'deciders', opener: 'FORBIDDEN', voter: 'FORBIDDEN' },
  { closers: 'opener', opener: null, voter: 'FORBIDDEN' },
  { closers: 'voters', opener: null, voter: null },
] as const)('[V19] where the rule says $closers', async ({ closers, opener, voter }) => {
  for (const [who, code] of [
    ['opener', opener],
    ['voter', voter],
  ] as const) {
    const { claim, team } = await buildTeam('editor', 'editor', 'editor', 'observer');
    await db().newsroom.update({ where: { id: claim.newsroomId }, data: { closers } });
    const [a, b, c, , observer] = team as [Actor, Actor, Actor, Actor, Actor];
    await voteAll(claim, [
      [a, 1],
      [b, 1],
      [c, 1],
    ]);
    const close = { claimId: claim.id, roundNumber: 1 as const };
    expect(await thrown(closeRound(observer, close))).toMatchObject({ code: 'FORBIDDEN' });
    const error = await thrown(closeRound(who === 'opener' ? a : b, close));
    if (code) expect(error).toMatchObject({ code });
    else expect(error).toBeNull();
  }
});

test('[V15] a round opened with a vote is the system’s action; one opened by hand is its opener’s', async () => {
  const { claim, team } = await buildTeam('reviewer', 'editor');
  await castVote(team[1] as Actor, ballot(claim, 1));
  const other = await buildClaim({ actor: claim.actor });
  await buildEvidence({ claim: other });
  await openRound(team[2] as Actor, { claimId: other.id });
  const opened = await db().auditEvent.findMany({
    where: { newsroomId: claim.newsroomId, type: 'round.opened' },
    orderBy: { seq: 'asc' },
  });
  expect(opened.map(({ actor }) => actor)).toEqual(['system', (team[2] as Actor).memberId]);
  const seen = await getClaim(claim.actor, claim.id);
  expect(JSON.stringify(seen)).not.toContain((team[1] as Actor).memberId);
});

test('[V22] independent origins are counted on the side that has more, as the rule of the round asks', async () => {
  const { claim, team } = await buildTeam('editor', 'reviewer');
  await buildEvidence({ claim, origin: 'Ministry' });
  await buildEvidence({ claim, origin: ' ministry ' });
  await buildEvidence({ claim, origin: 'Union', stance: 'context' });
  await db().newsroom.update({ where: { id: claim.newsroomId }, data: { minOriginCount: 3 } });
  for (const actor of team) await castVote(actor, ballot(claim, 1));
  expect((await getClaim(claim.actor, claim.id)).gate).toMatchObject({
    kind: 'too few votes',
    missingOriginCount: 2,
  });
  await buildEvidence({ claim, origin: 'Harbour office' });
  await buildEvidence({ claim, origin: 'A witness' });
  expect((await getClaim(claim.actor, claim.id)).gate?.kind).toBe('reached');
});

test('[V20] the outcome is kept with the rule as it stood when the round opened', async () => {
  const { claim, team } = await buildTeam('editor', 'reviewer');
  await openRound(claim.actor, { claimId: claim.id });
  await db().newsroom.update({ where: { id: claim.newsroomId }, data: { agreementThreshold: 0.99, quorumCount: 9 } });
  await voteAll(claim, [
    [team[0] as Actor, 1],
    [team[1] as Actor, 1],
    [team[2] as Actor, 2],
  ]);
  const round = await db().round.findFirstOrThrow({ where: { newsroomId: claim.newsroomId } });
  expect(round.outcome).toMatchObject({
    kind: 'reached',
    rule: { version: '2', quorumCount: 3, agreementThreshold: 0.75 },
  });
});

test('[U1] a close that fails half way leaves nothing', async () => {
  const { claim, team } = await buildTeam('editor', 'reviewer');
  await voteAll(claim, [
    [team[0] as Actor, 1],
    [team[1] as Actor, 1],
  ]);
  const count = () => db().auditEvent.count({ where: { newsroomId: claim.newsroomId } });
  const before = await count();
  expect(await thrown(closeRound(team[2] as Actor, { claimId: claim.id, roundNumber: 1 }))).not.toBeNull();
  expect(await count()).toBe(before);
});
