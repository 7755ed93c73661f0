import { describe, expect, test } from 'vitest';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { db } from '#lib/db.server.ts';
import type { Actor, Role } from '#lib/newsroom/actor.ts';
import { changeRole } from '#lib/newsroom/change-role.server.ts';
import { removeMember } from '#lib/newsroom/remove-member.server.ts';
import { type BuiltClaim, buildClaim, buildEvidence, buildMember } from '#seeds/factories.server.ts';
import { type CastVoteInput, castVote } from './cast-vote.server.ts';
import { closeRound } from './close-round.server.ts';
import { overruleObjection, withdrawObjection } from './end-objection.server.ts';
import { openRound } from './open-round.server.ts';

const thrown = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

/** A claim with one piece of evidence, and members of its newsroom, one for each role. The claim's author votes too. */
async function buildTeam(...roles: Role[]): Promise<{ claim: BuiltClaim; team: Actor[] }> {
  const claim = await buildClaim();
  await buildEvidence({ claim });
  const others = await Promise.all(roles.map((role) => buildMember({ newsroomId: claim.newsroomId, role })));
  return { claim, team: [claim.actor, ...others] };
}

const ballot = (claim: BuiltClaim, rating: number, more: Partial<CastVoteInput> = {}): CastVoteInput => ({
  claimId: claim.id,
  wordingNumber: 1,
  roundNumber: 1,
  rating,
  reason: rating >= 4 ? 'a reason' : '',
  ...more,
});

const voteAll = async (claim: BuiltClaim, votes: [Actor, number][]) => {
  for (const [actor, rating] of votes) await castVote(actor, ballot(claim, rating));
};

const reviewers = (count: number): Role[] => Array.from({ length: count }, () => 'reviewer');

describe('casting', () => {
  test('[V15] the first vote opens round 1; the last eligible member’s closes it', async () => {
    const { claim, team } = await buildTeam('editor', 'reviewer', 'observer');
    const [a, b, c] = team as [Actor, Actor, Actor];
    expect(await castVote(a, ballot(claim, 1))).toMatchObject({ votedCount: 1, closed: false });
    expect((await getClaim(a, claim.id)).state).toBe('voting');
    await castVote(b, ballot(claim, 1));
    expect(await castVote(c, ballot(claim, 2))).toMatchObject({ votedCount: 3, closed: true });
    const view = await getClaim(a, claim.id);
    expect(view).toMatchObject({ state: 'voted', gate: { kind: 'reached', rating: 1 } });
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
    expect(await db().auditEvent.count({ where: { newsroomId: claim.newsroomId, type: 'vote.cast' } })).toBe(1);
    expect(await db().auditEvent.count({ where: { newsroomId: claim.newsroomId, type: 'vote.revised' } })).toBe(49);
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
});

describe('closing', () => {
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

  test('[V15] a round opened with a vote is the system’s deed; one opened by hand is its opener’s', async () => {
    const { claim, team } = await buildTeam('reviewer', 'editor');
    await castVote(team[1] as Actor, ballot(claim, 1));
    const other = await buildClaim({ actor: claim.actor });
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
      missingOriginCount: 1,
    });
    await buildEvidence({ claim, origin: 'Harbour office' });
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
      rule: { version: '1', quorumCount: 3, agreementThreshold: 0.75 },
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
});

describe('round 2', () => {
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
    expect(await thrown(castVote(c, second(claim, 1)))).toMatchObject({ code: 'INVALID' });
    await castVote(c, second(claim, 1, 'persuaded'));
    expect(await thrown(castVote(c, second(claim, 2, 'again')))).toMatchObject({ code: 'CONFLICT' });
    const open = await getClaim(a, claim.id);
    expect(open).toMatchObject({ state: 'voting', gate: { kind: 'contested' } });
    expect(JSON.stringify(open)).not.toContain('persuaded');
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
});

describe('who leaves', () => {
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
    expect(view.standingVotes.filter(({ voter }) => voter.removed)).toMatchObject([
      { voter: { memberId: b.memberId } },
    ]);
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

  test('[V21] whoever becomes an observer votes no more, whatever their session says; the round closes', async () => {
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
});
