import { expect, test } from 'vitest';
import type { Actor } from '#lib/actor/actor.ts';
import { appendAuditEvent } from '#lib/audit/append-audit-event.server.ts';
import { rewordClaim } from '#lib/claim/reword-claim.server.ts';
import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { db, inTransaction } from '#lib/db.server.ts';
import { replaceKey } from '#lib/keys/replace-key.server.ts';
import { changeRole } from '#lib/newsroom/change-role.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { openRound } from '#lib/voting/open-round.server.ts';
import { asOwner } from '#seeds/as-owner.server.ts';
import { buildClaim, buildEvidence, buildMember, buildRound } from '#seeds/factories.server.ts';
import { untilBlocked } from '#seeds/until-blocked.server.ts';
import { ballot, buildTeam } from '#seeds/vote-factories.server.ts';
import { isWholeLog, readAuditExport, sealBytes } from './audit-export.ts';
import { exportAuditLog } from './export-audit-log.server.ts';

async function readLog(actor: Parameters<typeof exportAuditLog>[0]) {
  const log = readAuditExport((await exportAuditLog(actor, null)).bytes);
  if (!log) throw new Error('not an audit log');
  return log;
}

test('[F24] the file goes up to now while a round is open, without its votes, which follow once it closes', async () => {
  const { claim, team } = await buildTeam('admin', 'reviewer');
  const [author, admin, reviewer] = team as [Actor, Actor, Actor];
  await replaceKey(admin, { kid: null });
  await castVote(author, ballot(claim, 2));
  await castVote(reviewer, ballot(claim, 2));
  const cast = await db().voteEvent.findMany({ where: { newsroomId: claim.newsroomId }, orderBy: { id: 'asc' } });
  await changeRole(admin, { memberId: reviewer.memberId, role: 'editor' });
  const during = await readLog(admin);
  expect(during.events.map(({ type }) => type)).toEqual(['key.created', 'round.opened', 'member.role_changed']);
  expect(JSON.stringify(during)).not.toContain(author.memberId);
  await castVote(admin, ballot(claim, 2));
  const after = await readLog(admin);
  const votes = after.events.slice(3, 6);
  expect(votes.map(({ type, actor }) => [type, actor])).toEqual(
    [author, reviewer, admin].map(({ memberId }) => ['vote.cast', memberId]),
  );
  expect(votes.slice(0, 2).map(({ at }) => at)).toEqual(cast.map(({ at }) => at.toISOString()));
  expect(after.events[6]).toMatchObject({ type: 'round.closed', payload: { covers: [{ claimId: claim.id }] } });
  expect(after).toMatchObject({ whole: true, eventCount: 7, head: after.events[6]?.hash });
});

/** What an older release chained: votes while their round was open. */
test('[F24] a file ends before a vote that was chained while its round was open, and says that it is not whole', async () => {
  const round = await buildRound();
  const { newsroomId } = round.claim;
  const admin = await buildMember({ newsroomId, role: 'admin' });
  await replaceKey(admin, { kid: null });
  const payload = { claimId: round.claim.id, roundId: round.id };
  await inTransaction((tx) => appendAuditEvent(tx, { newsroomId, actor: admin.memberId, type: 'vote.cast', payload }));
  expect(await readLog(admin)).toMatchObject({ whole: false, eventCount: 1, events: [{ type: 'key.created' }] });
});

test('[F24] a file of format 1 is read and sealed as it was', () => {
  const keys = 'https://facts.example.test/.well-known/touchstone-keys.json';
  const seal = {
    newsroom: { slug: 's', name: 'S' },
    exportedAt: '2026-01-01T00:00:00.000Z',
    eventCount: 1,
    head: 'h',
    keys,
  };
  const old = { ...seal, withheldCount: 2 };
  expect(sealBytes(old)).toBe(canonicalJson(old));
  expect(isWholeLog(old)).toBe(false);
  expect(isWholeLog({ ...seal, withheldCount: 0 })).toBe(true);
  const log = { ...old, format: 'touchstone.audit/1', events: [], kid: 'k', jws: 'j' };
  expect(readAuditExport(canonicalJson(log))).toEqual(log);
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
  const { read } = await asOwner(async (tx) => {
    await tx.$executeRaw`LOCK TABLE audit_event IN ACCESS EXCLUSIVE MODE`;
    const read = readLog(admin);
    await untilBlocked(tx);
    const { id: wordingId } = await tx.wording.findFirstOrThrow({ where: { claimId: claim.id } });
    const opener = { newsroomId, openedById: claim.actor.memberId };
    const { id: roundId } = await tx.round.create({ data: { ...opener, wordingId, number: 1, rule: {} } });
    const payload = { claimId: claim.id, roundId };
    await appendAuditEvent(tx, { newsroomId, actor: claim.actor.memberId, type: 'vote.cast', payload });
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
