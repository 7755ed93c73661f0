import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { db, inTransaction } from '#lib/db.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { TOGETHER_MAX_BYTES } from '#lib/draft-log/limits.ts';
import { lockHead } from '#lib/draft-log/update-log.server.ts';
import { type BuiltMember, buildArticle, buildMember } from '#seeds/factories.server.ts';
import { type Append, appendTogether } from './append-together.server.ts';

const NOTHING = { rows: [], gone: [] };

/** A draft that was written once, and what one of its editors wants to append. */
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

test('[D2] drafts that append together are each appended whole, with bytes, author and owner', async () => {
  const editor = await buildMember();
  const appends = await Promise.all([buildAppend(editor), buildAppend(editor), buildAppend(await buildMember())]);
  expect(await Promise.all(appends.map(appendTogether))).toEqual([true, true, true]);
  for (const append of appends) {
    expect(await readLog(append)).toEqual(WRITTEN);
    const { docId } = append.scope;
    const { payload, memberId } = await db().ydocUpdate.findFirstOrThrow({ where: { docId } });
    expect([...payload]).toEqual([...(append.updates[0]?.update ?? [])]);
    expect(memberId).toBe(append.updates[0]?.memberId);
  }
});

test('[D9] an ended session keeps back its own draft and no other', async () => {
  const leaving = await buildMember();
  const [ended, other] = await Promise.all([buildAppend(leaving), buildAppend(await buildMember())]);
  await db().member.update({ where: { id: leaving.memberId }, data: { accessVersion: 2 } });
  expect(await Promise.all([ended, other].map(appendTogether))).toEqual([false, true]);
  expect(await readLog(ended)).toEqual(UNTOUCHED);
  expect(await readLog(other)).toEqual(WRITTEN);
});

test('[D18] a draft whose head has moved, or is held by another node, is left alone', async () => {
  const editor = await buildMember();
  const [moved, held, free] = await Promise.all([buildAppend(editor), buildAppend(editor), buildAppend(editor)]);
  await db().ydoc.update({ where: { docId: moved.scope.docId }, data: { headSeq: 7 } });
  await inTransaction(async (tx) => {
    await lockHead(tx, held.scope.docId, editor.newsroomId);
    expect(await Promise.all([moved, held, free].map(appendTogether))).toEqual([false, false, true]);
  });
  expect(await readLog(moved)).toEqual({ ...UNTOUCHED, headSeq: 7 });
  expect(await readLog(held)).toEqual(UNTOUCHED);
  expect(await readLog(free)).toEqual(WRITTEN);
});

test('[D9] while access is being changed nothing of the member is appended, and others do not wait', async () => {
  const changing = await buildMember();
  const [own, other] = await Promise.all([buildAppend(changing), buildAppend(await buildMember())]);
  await inTransaction(async (tx) => {
    await tx.member.update({ where: { id: changing.memberId }, data: { accessVersion: 2 } });
    expect(await Promise.all([own, other].map(appendTogether))).toEqual([false, true]);
  });
  expect(await readLog(own)).toEqual(UNTOUCHED);
});

test('[D2] one that the database refuses leaves nothing of the statement behind', async () => {
  const editor = await buildMember();
  const [bad, good] = await Promise.all([buildAppend(editor), buildAppend(editor)]);
  const { memberId } = editor;
  const row = {
    id: 'no uuid',
    author_id: memberId,
    start_offset: 0,
    end_offset: 1,
    exact: 'a',
    prefix: '',
    suffix: '',
  };
  const rows = [{ ...row, kind: 'note', note: '', reply_count: 0, resolved: false }];
  const spoilt = { ...bad, annotations: { rows, gone: [] } };
  expect(await Promise.all([spoilt, good].map(appendTogether))).toEqual([false, false]);
  expect(await readLog(bad)).toEqual(UNTOUCHED);
  expect(await readLog(good)).toEqual(UNTOUCHED);
});

test('[D16] what is large goes alone', async () => {
  const append = await buildAppend(await buildMember());
  const [update] = append.updates;
  const large = { memberId: '', newClients: [], ...update, update: new Uint8Array(TOGETHER_MAX_BYTES + 1) };
  expect(await appendTogether({ ...append, updates: [large] })).toBe(false);
  expect(await readLog(append)).toEqual(UNTOUCHED);
});

test('[N10] a row of another draft is never written over', async () => {
  const editor = await buildMember();
  const [first, second] = await Promise.all([buildAppend(editor), buildAppend(editor)]);
  const { memberId } = editor;
  const id = crypto.randomUUID();
  const stateOf = (note: string) => {
    const row = { id, author_id: memberId, start_offset: 0, end_offset: 1, exact: 'a', prefix: '', suffix: '' };
    return { rows: [{ ...row, kind: 'note', note, reply_count: 0, resolved: false }], gone: [] };
  };
  expect(await appendTogether({ ...first, annotations: stateOf('theirs') })).toBe(true);
  expect(await appendTogether({ ...second, annotations: stateOf('mine') })).toBe(true);
  expect(await db().annotation.findUniqueOrThrow({ where: { id } })).toMatchObject({ note: 'theirs' });
  const third = { ...second, headSeq: 1, updates: second.updates.map((one) => ({ ...one, newClients: [] })) };
  expect(await appendTogether({ ...third, annotations: { rows: [], gone: [id] } })).toBe(true);
  expect(await db().annotation.count({ where: { id } })).toBe(1);
});
