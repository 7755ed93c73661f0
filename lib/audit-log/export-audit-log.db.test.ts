import { expect, test } from 'vitest';
import { rewordClaim } from '#lib/claim/reword-claim.server.ts';
import { db, inTransaction } from '#lib/db.server.ts';
import { decideConsensus } from '#lib/gate/gate.ts';
import { DEFAULT_RULE } from '#lib/gate/rule.ts';
import { replaceKey } from '#lib/keys/replace-key.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { openRound } from '#lib/voting/open-round.server.ts';
import { buildClaim, buildEvidence, buildMember } from '#seeds/factories.server.ts';
import { untilBlocked } from '#seeds/until-blocked.server.ts';
import { readAuditExport } from './audit-export.ts';
import { exportAuditLog } from './export-audit-log.server.ts';

async function readLog(actor: Parameters<typeof exportAuditLog>[0]) {
  const log = readAuditExport((await exportAuditLog(actor, null)).bytes);
  if (!log) throw new Error('not an audit log');
  return log;
}

test('[F24] the file ends before the first vote of an open round, and goes on once it is closed', async () => {
  const claim = await buildClaim();
  await buildEvidence({ claim });
  const admin = await buildMember({ newsroomId: claim.newsroomId, role: 'admin' });
  await replaceKey(admin, { kid: null });
  const before = await readLog(admin);
  await castVote(claim.actor, { claimId: claim.id, wordingNumber: 1, roundNumber: 1, rating: 2 });
  const during = await readLog(admin);
  expect(during.events).toEqual(before.events);
  expect(during.withheldCount).toBeGreaterThan(0);
  expect(JSON.stringify(during)).not.toContain(claim.actor.memberId);
  await db().round.updateMany({
    where: { newsroomId: claim.newsroomId },
    data: {
      closedAt: new Date(),
      outcome: decideConsensus({
        votes: [],
        rule: DEFAULT_RULE,
        evidenceCount: 1,
        originCount: 1,
        support: { originCount: 2, bestGrade: null },
      }),
    },
  });
  const after = await readLog(admin);
  expect(after).toMatchObject({ withheldCount: 0, eventCount: during.eventCount + during.withheldCount });
});

test('[F24] editors, observers and other newsrooms do not get it', async () => {
  const admin = await buildMember({ role: 'admin' });
  const stranger = await buildMember({ role: 'admin' });
  for (const role of ['editor', 'observer'] as const) {
    const member = await buildMember({ newsroomId: admin.newsroomId, role });
    await expect(exportAuditLog(member, null)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await replaceKey(admin, { kid: null });
  await replaceKey(stranger, { kid: null });
  await exportAuditLog(admin, null);
  const events = (await readLog(stranger)).events;
  expect(events.every(({ newsroomId }) => newsroomId === stranger.newsroomId)).toBe(true);
});

test('[V24] a round that opens while the log is exported shows no vote', async () => {
  const claim = await buildClaim();
  const { newsroomId } = claim;
  const admin = await buildMember({ newsroomId, role: 'admin' });
  await replaceKey(admin, { kid: null });
  const { read } = await inTransaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE audit_event IN ACCESS EXCLUSIVE MODE`;
    const read = readLog(admin);
    await untilBlocked(tx);
    const { id: wordingId } = await tx.wording.findFirstOrThrow({ where: { claimId: claim.id } });
    const opener = { newsroomId, openedById: claim.actor.memberId };
    const { id: roundId } = await tx.round.create({ data: { ...opener, wordingId, number: 1, rule: {} } });
    const event = { newsroomId, seq: 2, at: new Date(), actor: claim.actor.memberId, type: 'vote.cast', hash: '' };
    await tx.auditEvent.create({ data: { ...event, payload: { claimId: claim.id, roundId } } });
    return { read };
  });
  expect((await read).events.map(({ type }) => type)).toEqual(['key.created']);
});

test('[F24] the first export makes the key; the event about that is in the next one', async () => {
  const claim = await buildClaim();
  const admin = await buildMember({ newsroomId: claim.newsroomId, role: 'admin' });
  await buildEvidence({ claim });
  await openRound(admin, { claimId: claim.id });
  await rewordClaim(claim.actor, { claimId: claim.id, wordingNumber: 1, text: 'It was closed.' });
  const types = async () => (await readLog(admin)).events.map(({ type }) => type);
  const first = await types();
  expect(first).toEqual(['round.opened', 'round.closed', 'claim.reworded']);
  expect(await types()).toEqual([...first, 'key.created']);
});
