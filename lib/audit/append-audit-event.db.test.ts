import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { listAuditEvents } from '#lib/audit-log/list-audit-events.server.ts';
import { db, inTransaction, type Tx } from '#lib/db.server.ts';
import { asOwner } from '#seeds/as-owner.server.ts';
import {
  buildArticle,
  buildClaim,
  buildMember,
  buildNewsroom,
  buildRound,
  buildStory,
} from '#seeds/factories.server.ts';
import { appendAuditEvent, appendAuditEvents } from './append-audit-event.server.ts';
import { type AuditEventBody, findBreak } from './event.ts';

async function append(
  newsroomId: string,
  type: 'vote.cast' | 'member.removed' | 'reply.asked',
  payload: Record<string, string>,
) {
  const event = { type, payload } as Parameters<typeof appendAuditEvent>[1];
  return inTransaction((tx) => appendAuditEvent(tx, { ...event, newsroomId, actor: 'system' }));
}

async function readChain(newsroomId: string): Promise<(AuditEventBody & { hash: string })[]> {
  const rows = await db().auditEvent.findMany({ where: { newsroomId }, orderBy: { seq: 'asc' } });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }) as unknown as AuditEventBody & { hash: string });
}

test('[U2] thirty events written at once count from 1 without a gap, and chain', async () => {
  const { id } = await buildNewsroom();
  await Promise.all(Array.from({ length: 30 }, () => append(id, 'member.removed', { memberId: randomUUID() })));
  const chain = await readChain(id);
  expect(chain.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  expect(await findBreak(chain)).toBeNull();
});

test('[U2] several events of one transaction follow each other, also among many transactions at once', async () => {
  const { id } = await buildNewsroom();
  const three = ['a', 'b', 'c'].map((kid) => ({ type: 'key.created' as const, payload: { kid }, actor: 'system' }));
  const seqs = await Promise.all(
    Array.from({ length: 10 }, () => inTransaction((tx) => appendAuditEvents(tx, id, three))),
  );
  expect(seqs.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  const chain = await readChain(id);
  expect(chain.map(({ payload }) => (payload as { kid: string }).kid).join('')).toBe('abc'.repeat(10));
  expect(await findBreak(chain)).toBeNull();
});

test('[U1] a failed action leaves no event', async () => {
  const { id } = await buildNewsroom();
  const failing = inTransaction(async (tx) => {
    await appendAuditEvent(tx, { newsroomId: id, actor: 'system', type: 'key.created', payload: { kid: 'x' } });
    throw new Error('the change fails');
  });
  await expect(failing).rejects.toThrow('the change fails');
  expect(await readChain(id)).toEqual([]);
});

/** Each way to change events, in a transaction of its own. */
const CHANGES: [what: string, change: (tx: Tx, newsroomId: string) => Promise<unknown>][] = [
  ['update', (tx, newsroomId) => tx.auditEvent.updateMany({ where: { newsroomId }, data: { actor: 'nobody' } })],
  ['delete', (tx, newsroomId) => tx.auditEvent.deleteMany({ where: { newsroomId } })],
  ['truncate', (tx) => tx.$executeRaw`TRUNCATE audit_event`],
];

test.each(CHANGES)('[U4] the database refuses to %s events, to its owner too', async (_what, change) => {
  const { id } = await buildNewsroom();
  await append(id, 'member.removed', { memberId: randomUUID() });
  const before = await readChain(id);
  await expect(asOwner((tx) => change(tx, id))).rejects.toThrow('is append-only');
  await expect(inTransaction((tx) => change(tx, id))).rejects.toThrow('permission denied');
  expect(await readChain(id)).toEqual(before);
});

test('[U5] editors and observers do not read the audit log', async () => {
  for (const role of ['editor', 'observer'] as const) {
    const actor = await buildMember({ role });
    const error = await listAuditEvents(actor).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'FORBIDDEN' });
  }
});

test('[M1] an admin reads the own newsroom’s events only', async () => {
  const admin = await buildMember({ role: 'admin' });
  const other = await buildNewsroom();
  await append(other.id, 'member.removed', { memberId: randomUUID() });
  await append(admin.newsroomId, 'member.removed', { memberId: randomUUID() });
  expect((await listAuditEvents(admin)).events).toHaveLength(1);
});

test('[U6] the log is read page by page, each event once, with the claim that it is about', async () => {
  const admin = await buildMember({ role: 'admin' });
  const claim = await buildClaim({ actor: admin });
  const { claim: foreign } = await buildRound();
  const about = (claimId: string) => append(admin.newsroomId, 'reply.asked', { claimId, replyId: randomUUID() });
  for (let count = 0; count < 51; count += 1) await about(count === 0 ? claim.id : foreign.id);
  const newest = await listAuditEvents(admin);
  expect(newest.events).toHaveLength(50);
  expect(newest.events.every(({ claim: named }) => named === null)).toBe(true);
  const oldest = await listAuditEvents(admin, newest.olderThan);
  expect(oldest).toMatchObject({ events: [{ seq: 1, claim: { id: claim.id, number: 1 } }], olderThan: null });
});

test('[U8] an entry names the member, the claim, the article and the story that it is about', async () => {
  const admin = await buildMember({ role: 'admin' });
  const { newsroomId } = admin;
  const bo = await buildMember({ newsroomId, name: 'Bo' });
  const story = await buildStory({ actor: admin, title: 'The harbour' });
  const article = await buildArticle({ story, title: 'Harbour closed' });
  const claim = await buildClaim({ story });
  const about = { storyId: story.id, articleId: article.id };
  await inTransaction(async (tx) => {
    for (const event of [
      { type: 'member.removed', payload: { memberId: bo.memberId } },
      { type: 'article.imported', payload: { ...about, revisionId: article.revisionId, sha256: '', by: 'paste' } },
      { type: 'claim.assigned', payload: { claimId: claim.id, memberId: bo.memberId, dueOn: null } },
    ] as const) {
      await appendAuditEvent(tx, { ...event, newsroomId, actor: admin.memberId });
    }
  });
  const { events } = await listAuditEvents(admin);
  const place = { id: story.id, title: 'The harbour' };
  expect(events.slice(0, 3)).toMatchObject([
    { words: 'Assigned the claim to Bo', claim: { id: claim.id }, article: null, story: place },
    { words: 'Imported an article', claim: null, article: { title: 'Harbour closed' }, story: place },
    { words: 'Removed Bo', claim: null, article: null, story: null },
  ]);
});
