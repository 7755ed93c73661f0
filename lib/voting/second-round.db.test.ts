import { expect, test } from 'vitest';
import type { Actor } from '#lib/actor/actor.ts';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { removeEvidence } from '#lib/claim/remove-evidence.server.ts';
import { db } from '#lib/db.server.ts';
import { type BuiltClaim, buildClaim, buildEvidence, buildMember } from '#seeds/factories.server.ts';
import { ballot, buildTeam, passSecondRound, thrown, voteAll } from '#seeds/vote-factories.server.ts';
import { castVote } from './cast-vote.server.ts';
import { closeRound } from './close-round.server.ts';
import { overruleObjection, withdrawObjection } from './end-objection.server.ts';
import { openRound } from './open-round.server.ts';

async function holdFirstRound(ratings: [number, number, number], objection = false) {
  const { claim, team } = await buildTeam('editor', 'reviewer', 'editor');
  const [a, b, c, d] = team as [Actor, Actor, Actor, Actor];
  await castVote(a, ballot(claim, ratings[0], objection ? { objection, reason: 'I object' } : {}));
  await voteAll(claim, [
    [b, ratings[1]],
    [c, ratings[2]],
  ]);
  await closeRound(c, { claimId: claim.id, roundNumber: 1 });
  return { claim, team: [a, b, c, d] as const };
}
const second = (claim: BuiltClaim, rating: number, reason = '') => ballot(claim, rating, { roundNumber: 2, reason });

test('[V13] each may revise once with a reason; the others’ votes stand; both rounds are kept', async () => {
  const { claim, team } = await holdFirstRound([1, 2, 3]);
  const [a, , c] = team;
  expect((await getClaim(a, claim.id)).gate?.kind).toBe('contested');
  await openRound(a, { claimId: claim.id });
  expect(await thrown(castVote(c, second(claim, 1)))).toMatchObject({ code: 'INVALID' });
  await castVote(c, second(claim, 1, 'persuaded'));
  expect(await thrown(castVote(c, second(claim, 2, 'again')))).toMatchObject({ code: 'CONFLICT' });
  const open = await getClaim(a, claim.id);
  expect(open).toMatchObject({ state: 'voting', gate: { kind: 'contested' } });
  expect(JSON.stringify(open)).not.toContain('persuaded');
  await passSecondRound(claim.newsroomId);
  expect(await closeRound(c, { claimId: claim.id, roundNumber: 2 })).toMatchObject({
    kind: 'reached',
    countedCount: 3,
  });
  const { rounds } = (await getClaim(a, claim.id)).wording;
  expect(rounds).toMatchObject([
    { number: 1, status: 'closed', votes: [{ rating: 1 }, { rating: 2 }, { rating: 3 }] },
    { number: 2, status: 'closed', votes: [{ rating: 1, reason: 'persuaded' }] },
  ]);
});

test('[V13] who joins later votes in the open round; there is no third', async () => {
  const { claim, team } = await holdFirstRound([1, 1, 1]);
  const [a, , c, d] = team;
  expect(await thrown(castVote(d, ballot(claim, 1)))).toMatchObject({ code: 'CONFLICT' });
  await castVote(d, second(claim, 2));
  await passSecondRound(claim.newsroomId);
  expect(await closeRound(c, { claimId: claim.id, roundNumber: 2 })).toMatchObject({ countedCount: 4 });
  expect(await thrown(openRound(a, { claimId: claim.id }))).toMatchObject({ code: 'CONFLICT' });
});

test('[V5] [C12] an objection blocks until the member who made it withdraws it; they can act, or a reviewer', async () => {
  const { claim, team } = await holdFirstRound([1, 1, 1], true);
  const [a, b, reviewer] = team;
  for (const [actor, canAct] of [
    [a, true],
    [b, false],
    [reviewer, true],
  ] as const) {
    expect((await getClaim(actor, claim.id)).needsViewer).toBe(canAct);
  }
  expect((await getClaim(a, claim.id)).gate).toMatchObject({ kind: 'blocked', objectionCount: 1 });
  expect(await thrown(withdrawObjection(b, { claimId: claim.id }))).toMatchObject({ code: 'CONFLICT' });
  await withdrawObjection(a, { claimId: claim.id });
  expect((await getClaim(a, claim.id)).gate?.kind).toBe('reached');
  expect(await thrown(withdrawObjection(a, { claimId: claim.id }))).toMatchObject({ code: 'CONFLICT' });
});

test('[V5] an objection is overruled with a reason, by a reviewer or admin who is neither author nor objector', async () => {
  const claim = await buildClaim();
  await buildEvidence({ claim });
  const { newsroomId } = claim;
  const editor = await buildMember({ newsroomId });
  const [reviewer, admin] = [
    await buildMember({ newsroomId, role: 'reviewer' }),
    await buildMember({ newsroomId, role: 'admin' }),
  ];
  await castVote(reviewer, ballot(claim, 1, { objection: true, reason: 'I object' }));
  for (const actor of [claim.actor, editor, admin]) await castVote(actor, ballot(claim, 1));
  const overrule = { claimId: claim.id, voterId: reviewer.memberId, reason: 'It names another harbour.' };
  const authorAsAdmin: Actor = { ...claim.actor, role: 'admin' };
  await db().member.update({ where: { id: claim.actor.memberId }, data: { role: 'admin' } });
  for (const actor of [editor, reviewer, authorAsAdmin]) {
    expect(await thrown(overruleObjection(actor, overrule))).toMatchObject({ code: 'FORBIDDEN' });
  }
  expect(await thrown(overruleObjection(admin, { ...overrule, reason: ' ' }))).toMatchObject({ code: 'INVALID' });
  await overruleObjection(admin, overrule);
  const view = await getClaim(editor, claim.id);
  expect(view.gate?.kind).toBe('reached');
  expect(view.standingVotes.find(({ voter }) => voter.memberId === reviewer.memberId)).toMatchObject({
    objection: true,
    objectionEnd: { how: 'overruled', by: { name: admin.name }, reason: 'It names another harbour.' },
  });
  expect(await thrown(overruleObjection(admin, overrule))).toMatchObject({ code: 'CONFLICT' });
  expect(await thrown(withdrawObjection(reviewer, { claimId: claim.id }))).toMatchObject({ code: 'CONFLICT' });
});

test('[V5] of one who withdraws and one who overrules at the same moment one holds', async () => {
  const { claim, team } = await holdFirstRound([1, 1, 1], true);
  const [a, , c] = team;
  const outcomes = await Promise.all([
    thrown(withdrawObjection(a, { claimId: claim.id, reason: 'Persuaded.' })),
    thrown(overruleObjection(c, { claimId: claim.id, voterId: a.memberId, reason: 'Not so.' })),
  ]);
  expect(outcomes.filter((error) => error === null)).toHaveLength(1);
  const [vote] = await db().vote.findMany({ where: { memberId: a.memberId } });
  expect([vote?.objectionWithdrawnAt, vote?.objectionOverruledAt].filter(Boolean)).toHaveLength(1);
});

test('[V28] one who revises their vote cannot close round 2 alone, nor anybody before its time', async () => {
  const { claim, team } = await holdFirstRound([1, 2, 3]);
  const [a, b, c, d] = team;
  const close = { claimId: claim.id, roundNumber: 2 as const };
  await castVote(c, second(claim, 1, 'persuaded'));
  const admin = await buildMember({ newsroomId: claim.newsroomId, role: 'admin' });
  expect(await thrown(closeRound(admin, close))).toMatchObject({ id: 'round.second-waits', params: { hours: 24 } });
  await passSecondRound(claim.newsroomId);
  expect(await thrown(closeRound(c, close))).toMatchObject({ id: 'round.second-own' });
  const names = [a, b, d, admin].map(({ memberId }) => memberId).sort();
  expect([...(await getClaim(admin, claim.id)).unansweredIds].sort()).toEqual(names);
  expect(await closeRound(admin, close)).toMatchObject({ kind: 'reached' });
});

test('[V28] round 2 closes by itself once everyone has changed or confirmed their vote', async () => {
  const { claim, team } = await holdFirstRound([4, 4, 3]);
  const [a, b, c, d] = team;
  await castVote(a, second(claim, 4));
  await castVote(b, second(claim, 4));
  await castVote(d, second(claim, 3));
  expect(await castVote(c, second(claim, 4, 'persuaded'))).toMatchObject({ closed: true });
});

test('[V29] a claim without evidence is not voted on, nor one that lost it', async () => {
  const claim = await buildClaim();
  const refusal = { id: 'round.no-evidence', code: 'CONFLICT' };
  expect(await thrown(openRound(claim.actor, { claimId: claim.id }))).toMatchObject(refusal);
  expect(await thrown(castVote(claim.actor, ballot(claim, 2)))).toMatchObject(refusal);
  expect(await getClaim(claim.actor, claim.id)).toMatchObject({ mayVote: false, state: 'gathering' });
  expect((await getClaim(claim.actor, claim.id)).steps).not.toContain('open_round');
  const other = await buildMember({ newsroomId: claim.newsroomId });
  const { id: evidenceId } = await buildEvidence({ claim });
  await castVote(claim.actor, ballot(claim, 2));
  await removeEvidence(claim.actor, { evidenceId });
  expect(await thrown(castVote(other, ballot(claim, 2)))).toMatchObject(refusal);
});
