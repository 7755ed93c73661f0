import { describe, expect, test } from 'vitest';
import { listAuditEvents } from '#lib/audit-log/list-audit-events.server.ts';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { removeEvidence } from '#lib/claim/remove-evidence.server.ts';
import { rewordClaim } from '#lib/claim/reword-claim.server.ts';
import { db } from '#lib/db.server.ts';
import { listClaims } from '#lib/overview/list-claims.server.ts';
import { decideReview } from '#lib/review/decide-review.server.ts';
import { sendToReview } from '#lib/review/send-to-review.server.ts';
import { buildClaim, buildEvidence, buildMember } from '#seeds/factories.server.ts';
import { listStatements } from '#seeds/list-statements.server.ts';
import { type CastVoteInput, castVote } from './cast-vote.server.ts';
import { closeRound } from './close-round.server.ts';
import { overruleObjection, withdrawObjection } from './end-objection.server.ts';
import { openRound } from './open-round.server.ts';

const ballot = (claimId: string, rating: number, more: Partial<CastVoteInput>): CastVoteInput => ({
  claimId,
  wordingNumber: 1,
  roundNumber: 1,
  rating,
  ...more,
});

describe('blindness', () => {
  /** What a member can read of the claim while the round is open, with the ratings given. */
  async function readWhileOpen(ratings: [number, number]) {
    const claim = await buildClaim();
    await buildEvidence({ claim });
    const { newsroomId } = claim;
    const [a, b] = [await buildMember({ newsroomId }), await buildMember({ newsroomId })];
    const [c, d] = [
      await buildMember({ newsroomId, role: 'reviewer' }),
      await buildMember({ newsroomId, role: 'admin' }),
    ];
    const before = await db().claim.findUniqueOrThrow({ where: { id: claim.id } });
    await openRound(c, { claimId: claim.id });
    const opened = await db().claim.findUniqueOrThrow({ where: { id: claim.id } });
    await castVote(a, ballot(claim.id, ratings[0], { reason: `secret ${ratings[0]}`, objection: ratings[0] === 5 }));
    await castVote(b, ballot(claim.id, ratings[1], { reason: `secret ${ratings[1]}` }));
    const after = await db().claim.findUniqueOrThrow({ where: { id: claim.id } });
    expect(after.version).toBe(opened.version);
    expect(after.updatedAt).toEqual(opened.updatedAt);
    expect(before.state).toBe('gathering');
    const events = await db().auditEvent.findMany({ where: { newsroomId: claim.newsroomId }, orderBy: { seq: 'asc' } });
    const reads = [];
    for (const viewer of [c, d]) reads.push(await getClaim(viewer, claim.id), await listClaims(viewer, claim.storyId));
    return JSON.stringify({ reads, payloads: events.map(({ type, payload }) => ({ type, payload })) });
  }

  test('[V10] nothing that others can read, audit payloads included, differs with the ratings', async () => {
    const forget = (json: string) =>
      json.replace(
        /[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|\d{4}-\d\d-\d\dT[\d:.]+Z|(?<=editor |reviewer |admin |Outlet |Article |Story |Report |for )[0-9a-f]{8}/g,
        '·',
      );
    const [low, high] = [await readWhileOpen([1, 2]), await readWhileOpen([5, 4])];
    expect(low).not.toContain('secret');
    expect(high).not.toContain('secret');
    expect(forget(high)).toBe(forget(low));
  });

  /** What every command says to members who have not voted, while two others have. */
  async function refusalsWhileOpen(ratings: [number, number]): Promise<string[]> {
    const claim = await buildClaim();
    const evidence = await buildEvidence({ claim });
    const { newsroomId } = claim;
    const [a, b] = [await buildMember({ newsroomId }), await buildMember({ newsroomId })];
    const reviewer = await buildMember({ newsroomId, role: 'reviewer' });
    const observer = await buildMember({ newsroomId, role: 'observer' });
    for (const [index, voter] of [a, b].entries()) {
      const objection = ratings[index] === 5;
      await castVote(voter, ballot(claim.id, ratings[index] ?? 1, { reason: 'secret', objection }));
    }
    const { version: claimVersion } = await getClaim(reviewer, claim.id);
    const seen = { claimId: claim.id, claimVersion, reason: 'x' };
    const commands = [reviewer, observer].flatMap((actor) => [
      () => closeRound(actor, { claimId: claim.id, roundNumber: 1 }),
      () => openRound(actor, { claimId: claim.id }),
      () => castVote(actor, ballot(claim.id, 1, { roundNumber: 2 })),
      () => sendToReview(actor, { claimId: claim.id }),
      () => decideReview(actor, { ...seen, decision: 'approved' }),
      () => decideReview(actor, { ...seen, decision: 'rejected' }),
      () => withdrawObjection(actor, { claimId: claim.id }),
      () => overruleObjection(actor, { claimId: claim.id, voterId: a.memberId, reason: 'x' }),
      () => overruleObjection(actor, { claimId: claim.id, voterId: b.memberId, reason: 'x' }),
    ]);
    const refusals: string[] = [];
    for (const command of commands) refusals.push(await command().then(JSON.stringify, String));
    await removeEvidence(reviewer, { evidenceId: evidence.id });
    refusals.push(JSON.stringify((await getClaim(observer, claim.id)).gate));
    return refusals;
  }

  test('[V24] no refusal differs with what was voted, objections included', async () => {
    const low = await refusalsWhileOpen([1, 2]);
    expect(await refusalsWhileOpen([5, 6])).toEqual(low);
    expect(low.filter((words) => words.startsWith('AppError'))).toHaveLength(18);
  });

  test('[V24] the audit log’s view shows no vote of an open or abandoned round, nor a hash that could reveal one', async () => {
    const claim = await buildClaim();
    await buildEvidence({ claim });
    const reviewer = await buildMember({ newsroomId: claim.newsroomId, role: 'reviewer' });
    const voter = await buildMember({ newsroomId: claim.newsroomId });
    await openRound(reviewer, { claimId: claim.id });
    await castVote(voter, ballot(claim.id, 4, { reason: 'secret' }));
    const read = async () => (await listAuditEvents(reviewer)).events;
    const types = async () => (await read()).map(({ type, hash }) => [type, hash === null]);
    expect(await types()).toEqual([['round.opened', false]]);
    expect((await read())[0]?.claim).toBeNull();
    await rewordClaim(claim.actor, { claimId: claim.id, wordingNumber: 1, text: 'Something else.' });
    expect(await types()).toEqual([
      ['claim.reworded', true],
      ['round.closed', true],
      ['round.opened', false],
    ]);
    expect((await read()).map(({ claim: about }) => about?.id ?? null)).toEqual([claim.id, null, null]);
    expect(JSON.stringify(await read())).not.toContain(voter.name);
  });

  test('[V24] the audit log’s view reads events and sealed rounds in one statement, so no round opens in between', async () => {
    const reviewer = await buildMember({ role: 'reviewer' });
    const statements = await listStatements(() => listAuditEvents(reviewer));
    expect(statements.filter((statement) => /\b(round|audit_event)\b/.test(statement))).toHaveLength(1);
  });
});
