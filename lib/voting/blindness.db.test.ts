import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { appendAuditEvents } from '#lib/audit/append-audit-event.server.ts';
import { readAuditExport } from '#lib/audit-log/audit-export.ts';
import { exportAuditLog } from '#lib/audit-log/export-audit-log.server.ts';
import { listAuditEvents } from '#lib/audit-log/list-audit-events.server.ts';
import { listStoryEvents } from '#lib/audit-log/list-story-events.server.ts';
import { assignClaim } from '#lib/claim/assign-claim.server.ts';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { removeEvidence } from '#lib/claim/remove-evidence.server.ts';
import { rewordClaim } from '#lib/claim/reword-claim.server.ts';
import { listClaimEvents } from '#lib/claim-desk/list-claim-events.server.ts';
import { db, inTransaction } from '#lib/db.server.ts';
import { replaceKey } from '#lib/keys/replace-key.server.ts';
import { listClaims } from '#lib/overview/list-claims.server.ts';
import { decideReview } from '#lib/review/decide-review.server.ts';
import { sendToReview } from '#lib/review/send-to-review.server.ts';
import { buildClaim, buildEvidence, buildMember, buildRound } from '#seeds/factories.server.ts';
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

  test('[V24] the audit log’s view shows no vote of an open or abandoned round', async () => {
    const claim = await buildClaim();
    await buildEvidence({ claim });
    const reviewer = await buildMember({ newsroomId: claim.newsroomId, role: 'reviewer' });
    const voter = await buildMember({ newsroomId: claim.newsroomId });
    await openRound(reviewer, { claimId: claim.id });
    await castVote(voter, ballot(claim.id, 4, { reason: 'secret' }));
    const read = async () => (await listAuditEvents(reviewer)).events;
    const types = async () => (await read()).map(({ type, seq }) => [type, seq]);
    expect(await types()).toEqual([['round.opened', 1]]);
    expect((await read())[0]?.claim).toBeNull();
    await rewordClaim(claim.actor, { claimId: claim.id, wordingNumber: 1, text: 'Something else.' });
    expect(await types()).toEqual([
      ['claim.reworded', 3],
      ['round.closed', 2],
      ['round.opened', 1],
    ]);
    expect((await read()).map(({ claim: about }) => about?.id ?? null)).toEqual([claim.id, null, null]);
    expect(JSON.stringify(await read())).not.toContain(voter.name);
  });

  test('[V24] of votes that an older release chained while their round is open neither they nor the hashes after them show', async () => {
    const round = await buildRound();
    const { newsroomId, id: claimId } = round.claim;
    const reviewer = await buildMember({ newsroomId, role: 'reviewer' });
    await inTransaction((tx) =>
      appendAuditEvents(tx, newsroomId, [
        { type: 'key.created', payload: { kid: 'k' }, actor: 'system' },
        { type: 'vote.cast', payload: { claimId, roundId: round.id }, actor: reviewer.memberId },
        { type: 'key.retired', payload: { kid: 'k' }, actor: 'system' },
      ]),
    );
    expect((await listAuditEvents(reviewer)).events.map(({ type, hash }) => [type, hash === null])).toEqual([
      ['key.retired', true],
      ['key.created', false],
    ]);
  });

  /** Everything that says what happened, after two votes, of which the first was revised or not. */
  async function readHappened(isRevised: boolean) {
    const claim = await buildClaim();
    await buildEvidence({ claim });
    const { newsroomId } = claim;
    const [a, b] = [await buildMember({ newsroomId }), await buildMember({ newsroomId })];
    const admin = await buildMember({ newsroomId, role: 'admin' });
    await replaceKey(admin, { kid: null });
    await castVote(a, ballot(claim.id, 2, {}));
    if (isRevised) await castVote(a, ballot(claim.id, 1, {}));
    await castVote(b, ballot(claim.id, 2, {}));
    await assignClaim(admin, { claimId: claim.id, memberId: a.memberId, dueOn: null });
    const { events, olderThan } = await listAuditEvents(admin);
    const log = readAuditExport((await exportAuditLog(admin, null)).bytes);
    return {
      page: { olderThan, events: events.map(({ seq, type, words }) => ({ seq, type, words })) },
      activity: (await listStoryEvents(admin, claim.storyId)).events.map(({ seq, words }) => ({ seq, words })),
      claim: (await listClaimEvents(admin, [claim.id])).map(({ seq, words }) => ({ seq, words })),
      log: {
        ...log,
        events: log?.events.map(({ seq, type, payload }) => ({ seq, type, names: Object.keys(payload) })),
      },
      names: Object.keys(log ?? {}),
    };
  }

  test('[V30] two votes, and two votes of which one was revised, look the same: no number, no gap, no count', async () => {
    const forget = (happened: unknown) =>
      JSON.stringify(happened).replace(
        /[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|\d{4}-\d\d-\d\dT[\d:.]+Z|"(kid|jws|slug|name)":"[^"]*"|(?<=editor )[0-9a-f]{8}/g,
        '·',
      );
    const plain = await readHappened(false);
    expect(forget(await readHappened(true))).toBe(forget(plain));
    expect(plain.page.events.map(({ seq }) => seq)).toEqual([3, 2, 1]);
    expect(plain.log.events).toHaveLength(3);
  });

  test('[V30] a vote rings at its story’s pages, a revised one at none', async () => {
    const claim = await buildClaim();
    await buildEvidence({ claim });
    const { newsroomId, storyId } = claim;
    const [a, b] = [await buildMember({ newsroomId }), await buildMember({ newsroomId })];
    await openRound(a, { claimId: claim.id });
    const rings: unknown[] = [];
    const both = Promise.withResolvers<void>();
    const client = new Client({ connectionString: process.env.DATABASE_URL });
    client.on('notification', ({ payload = '' }) => {
      const { storyId: of, ...rest } = JSON.parse(payload);
      if (of !== storyId) return;
      rings.push(rest);
      if (rest.seq > 0) both.resolve();
    });
    await client.connect();
    await client.query('LISTEN doorbell');
    await castVote(a, ballot(claim.id, 1, {}));
    for (const rating of [2, 3]) await castVote(a, ballot(claim.id, rating, {}));
    await castVote(b, ballot(claim.id, 1, {}));
    await assignClaim(a, { claimId: claim.id, memberId: a.memberId, dueOn: null });
    await both.promise;
    await client.end();
    expect(rings).toEqual([{ seq: 0 }, { seq: 0 }, { seq: 2 }]);
  });

  test('[V24] the audit log’s view reads events and sealed rounds in one statement, so no round opens in between', async () => {
    const reviewer = await buildMember({ role: 'reviewer' });
    const statements = await listStatements(() => listAuditEvents(reviewer));
    expect(statements.filter((statement) => /\b(round|audit_event)\b/.test(statement))).toHaveLength(1);
  });
});
