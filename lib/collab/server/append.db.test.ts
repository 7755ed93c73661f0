import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { db, inTransaction } from '#lib/db.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { TOGETHER_MAX_BYTES } from '#lib/draft-log/limits.ts';
import { checksum, lockHead } from '#lib/draft-log/update-log.server.ts';
import { type BuiltMember, buildArticle, buildMember } from '#seeds/factories.server.ts';
import { type Append, appendOrWait } from './append.server.ts';
import { appendTogether } from './append-together.server.ts';

const NOTHING = { rows: [], mentions: [], gone: [] };

/** An empty draft, and what one of its editors appends. */
async function buildAppend(editor: BuiltMember): Promise<Append> {
  const { revisionId } = await buildArticle({ actor: editor });
  const docId = articleDocId(revisionId);
  const { newsroomId, memberId } = editor;
  await db().ydoc.create({ data: { docId, newsroomId } });
  const ydoc = new Y.Doc();
  ydoc.getMap('annotations').set('one', 1);
  return {
    scope: { docId, kind: 'article', id: revisionId, newsroomId, text: null },
    headSeq: 0,
    sessions: [{ actor: editor, accessVersion: 1, sessionVersion: 1 }],
    updates: [{ memberId, update: Y.encodeStateAsUpdate(ydoc), newClients: [ydoc.clientID] }],
    annotations: NOTHING,
  };
}

async function readLog({ scope: { docId } }: Append) {
  const rows = await db().ydocUpdate.findMany({ where: { docId }, orderBy: { seq: 'asc' } });
  const clients = await db().ydocClient.count({ where: { docId } });
  const head = await db().ydoc.findUniqueOrThrow({ where: { docId } });
  return { seqs: rows.map(({ seq }) => seq), clients, headSeq: head.headSeq };
}

const WRITTEN = { seqs: [1], clients: 1, headSeq: 1 };
const UNTOUCHED = { seqs: [], clients: 0, headSeq: 0 };

/** Both ways to append; each resolves with whether it did. */
const WAYS: [way: string, append: (append: Append) => Promise<boolean>][] = [
  ['in a shared statement', appendTogether],
  ['in a transaction', appendAlone],
];

function appendAlone(append: Append): Promise<boolean> {
  const appended = inTransaction(async (tx) => {
    await lockHead(tx, append.scope.docId, append.scope.newsroomId);
    return appendOrWait(tx, append);
  });
  return appended.then(
    (newHead) => newHead === append.headSeq + append.updates.length,
    () => false,
  );
}

function annotationOf(memberId: string, id: string, note: string) {
  const selector = { start_offset: 0, end_offset: 1, exact: 'a', prefix: '', suffix: '' };
  return { id, author_id: memberId, ...selector, kind: 'note', note, reply_count: 0, resolved: false };
}

test.each(WAYS)('[D2] drafts append whole, with bytes, author and owner, %s', async (_way, appendTo) => {
  const editor = await buildMember();
  const appends = await Promise.all([buildAppend(editor), buildAppend(editor), buildAppend(await buildMember())]);
  expect(await Promise.all(appends.map(appendTo))).toEqual([true, true, true]);
  for (const append of appends) {
    expect(await readLog(append)).toEqual(WRITTEN);
    const { docId } = append.scope;
    const { payload, memberId, sha256 } = await db().ydocUpdate.findFirstOrThrow({ where: { docId } });
    expect([...payload]).toEqual([...(append.updates[0]?.update ?? [])]);
    expect(memberId).toBe(append.updates[0]?.memberId);
    expect(sha256).toBe(checksum(payload));
  }
});

test.each(WAYS)('[D9] an ended session blocks its own draft and no other, %s', async (_way, appendTo) => {
  const leaving = await buildMember();
  const [ended, other] = await Promise.all([buildAppend(leaving), buildAppend(await buildMember())]);
  await db().member.update({ where: { id: leaving.memberId }, data: { accessVersion: 2 } });
  expect(await Promise.all([ended, other].map(appendTo))).toEqual([false, true]);
  expect(await readLog(ended)).toEqual(UNTOUCHED);
  expect(await readLog(other)).toEqual(WRITTEN);
});

test.each(WAYS)('[D18] a draft whose head has moved is not appended to, %s', async (_way, appendTo) => {
  const moved = await buildAppend(await buildMember());
  await db().ydoc.update({ where: { docId: moved.scope.docId }, data: { headSeq: 7 } });
  expect(await appendTo(moved)).toBe(false);
  expect(await readLog(moved)).toEqual({ ...UNTOUCHED, headSeq: 7 });
});

test.each(WAYS)('[D14] a clientID has one owner, %s', async (_way, appendTo) => {
  const editor = await buildMember();
  const append = await buildAppend(editor);
  const colleague = await buildMember({ newsroomId: editor.newsroomId });
  expect(await appendTo(append)).toBe(true);
  const updates = append.updates.map((update) => ({ ...update, memberId: colleague.memberId }));
  expect(await appendTo({ ...append, headSeq: 1, updates })).toBe(false);
  expect(await readLog(append)).toEqual(WRITTEN);
});

test.each(WAYS)('[N10] a row of another draft is never written over, %s', async (_way, appendTo) => {
  const editor = await buildMember();
  const [first, second] = await Promise.all([buildAppend(editor), buildAppend(editor)]);
  const id = crypto.randomUUID();
  const stateOf = (note: string) => ({ rows: [annotationOf(editor.memberId, id, note)], mentions: [], gone: [] });
  expect(await appendTo({ ...first, annotations: stateOf('theirs') })).toBe(true);
  expect(await appendTo({ ...second, annotations: stateOf('mine') })).toBe(true);
  expect(await db().annotation.findUniqueOrThrow({ where: { id } })).toMatchObject({ note: 'theirs' });
  const deleteFrom = (append: Append) => {
    const updates = append.updates.map((update) => ({ ...update, newClients: [] }));
    return appendTo({ ...append, headSeq: 1, updates, annotations: { rows: [], mentions: [], gone: [id] } });
  };
  expect(await deleteFrom(second)).toBe(true);
  expect(await db().annotation.count({ where: { id } })).toBe(1);
  expect(await deleteFrom(first)).toBe(true);
  expect(await db().annotation.count({ where: { id } })).toBe(0);
});

test('[S17] in a transaction too, the statement is prepared under its name', async () => {
  const append = await buildAppend(await buildMember());
  const prepared = await inTransaction(async (tx) => {
    await lockHead(tx, append.scope.docId, append.scope.newsroomId);
    await appendOrWait(tx, append);
    return tx.$queryRaw<{ name: string }[]>`SELECT name FROM pg_prepared_statements`;
  });
  expect(prepared).toContainEqual({ name: 'append-or-wait' });
});

test('[D18] a shared statement skips a draft that another node has locked', async () => {
  const editor = await buildMember();
  const [held, free] = await Promise.all([buildAppend(editor), buildAppend(editor)]);
  await inTransaction(async (tx) => {
    await lockHead(tx, held.scope.docId, editor.newsroomId);
    expect(await Promise.all([held, free].map(appendTogether))).toEqual([false, true]);
  });
  expect(await readLog(held)).toEqual(UNTOUCHED);
  expect(await readLog(free)).toEqual(WRITTEN);
});

test('[D9] a shared statement skips a member whose access is being changed', async () => {
  const changing = await buildMember();
  const [own, other] = await Promise.all([buildAppend(changing), buildAppend(await buildMember())]);
  await inTransaction(async (tx) => {
    await tx.member.update({ where: { id: changing.memberId }, data: { accessVersion: 2 } });
    expect(await Promise.all([own, other].map(appendTogether))).toEqual([false, true]);
  });
  expect(await readLog(own)).toEqual(UNTOUCHED);
});

test('[D9] a transaction waits for a change of access under way, and appends nothing after it', async () => {
  const leaving = await buildMember();
  const append = await buildAppend(leaving);
  const { waited } = await inTransaction(async (tx) => {
    await tx.member.update({ where: { id: leaving.memberId }, data: { accessVersion: 2 } });
    const waited = appendAlone(append);
    await untilBlocked();
    return { waited };
  });
  expect(await waited).toBe(false);
  expect(await readLog(append)).toEqual(UNTOUCHED);

  /** Polls pg_stat_activity: a backend that waits for a lock fires no event. */
  async function untilBlocked(): Promise<void> {
    const [row] = await db().$queryRaw<{ blocked: bigint }[]>`
      SELECT count(*) AS blocked FROM pg_stat_activity
      WHERE wait_event_type = 'Lock' AND query LIKE ${`%${'FOR SHARE OF m, u'}%`} AND datname = current_database()`;
    if (row?.blocked === 0n) await untilBlocked();
  }
});

test('[D2] if the database refuses one draft, nothing of a shared statement is written', async () => {
  const editor = await buildMember();
  const [bad, good] = await Promise.all([buildAppend(editor), buildAppend(editor)]);
  const spoilt = {
    ...bad,
    annotations: { rows: [annotationOf(editor.memberId, 'no uuid', '')], mentions: [], gone: [] },
  };
  expect(await Promise.all([spoilt, good].map(appendTogether))).toEqual([false, false]);
  expect(await readLog(bad)).toEqual(UNTOUCHED);
  expect(await readLog(good)).toEqual(UNTOUCHED);
});

test('[D16] a large update shares no statement', async () => {
  const append = await buildAppend(await buildMember());
  const [update] = append.updates;
  const large = { memberId: '', newClients: [], ...update, update: new Uint8Array(TOGETHER_MAX_BYTES + 1) };
  expect(await appendTogether({ ...append, updates: [large] })).toBe(false);
  expect(await readLog(append)).toEqual(UNTOUCHED);
});
