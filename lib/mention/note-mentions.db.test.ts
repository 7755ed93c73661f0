import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, addReply, findNote, findReplyBody, removeAnnotation } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { checkProjection } from '#lib/collab/server/check-projection.server.ts';
import { LiveDraft } from '#lib/collab/server/live-draft.server.ts';
import { db } from '#lib/db.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { findDraftScope } from '#lib/draft-log/draft-scope.server.ts';
import { readDraftState } from '#lib/draft-log/update-log.server.ts';
import { type BuiltMember, buildArticle, buildMember } from '#seeds/factories.server.ts';
import { buildNoteNaming, buildReplyNaming, writeNaming } from '#seeds/mention-factories.server.ts';
import { listMentions } from './list-mentions.server.ts';
import { countUnseenMentions, listUnseenEntries, seeMentions } from './mentions.server.ts';

async function buildTeam() {
  const ann = await buildMember({ name: 'Ann' });
  const { newsroomId } = ann;
  const ben = await buildMember({ newsroomId, name: 'Ben' });
  const zora = await buildMember({ newsroomId, name: 'Zora Quill' });
  const article = await buildArticle({ actor: ann, title: 'The pier' });
  const docId = articleDocId(article.revisionId);
  const edit = (as: BuiltMember, change: (ydoc: Y.Doc) => void) => appendServerEdit(docId, as.memberId, change);
  const unseen = async (member: BuiltMember) => (await countUnseenMentions(member)).count;
  const see = (...entryIds: string[]) => seeMentions(zora, { revisionId: article.revisionId, entryIds });
  return { ann, ben, zora, newsroomId, article, docId, edit, unseen, see };
}

const clear = (id: string) => (ydoc: Y.Doc) => findNote(ydoc, id)!.delete(0, findNote(ydoc, id)!.length);
const name = (id: string, { memberId }: BuiltMember) => {
  return (ydoc: Y.Doc) => writeNaming(findNote(ydoc, id)!, 'Look, ', memberId);
};

test('[N18] [N19] who is named in a note and in a reply is notified of each, with the present name and its place', async () => {
  const { ann, ben, zora, article, unseen } = await buildTeam();
  const id = await buildNoteNaming(article, ann, zora.memberId);
  const replyId = await buildReplyNaming(article, ben, id, zora.memberId);
  expect([await unseen(zora), await unseen(ann), await unseen(ben)]).toEqual([2, 0, 0]);
  const place = { kind: 'note', articleId: article.id, articleTitle: 'The pier', annotationId: id };
  expect(await listMentions(zora)).toMatchObject([
    { authorName: 'Ben', isNew: true, place: { ...place, replyId, words: 'And you, @Zora Quill' } },
    { authorName: 'Ann', isNew: true, place: { ...place, replyId: null, words: 'Look, @Zora Quill' } },
  ]);
  expect((await listUnseenEntries(zora, article.revisionId)).sort()).toEqual([id, replyId].sort());
  await db().member.update({ where: { id: zora.memberId }, data: { name: 'Zora Reed' } });
  expect(await listMentions(zora)).toMatchObject([
    { place: { words: 'And you, @Zora Reed' } },
    { place: { words: 'Look, @Zora Reed' } },
  ]);
});

test('[N19] each entry is seen by itself, by the member alone', async () => {
  const { ann, ben, zora, article, unseen, see } = await buildTeam();
  const id = await buildNoteNaming(article, ann, zora.memberId);
  const replyId = await buildReplyNaming(article, ben, id, zora.memberId);
  await seeMentions(ann, { revisionId: article.revisionId, entryIds: [id, replyId] });
  expect(await unseen(zora)).toBe(2);
  await see(replyId);
  expect(await unseen(zora)).toBe(1);
  expect(await listUnseenEntries(zora, article.revisionId)).toEqual([id]);
  expect(await listMentions(zora)).toMatchObject([{ place: { replyId: null }, isNew: true }, { isNew: false }]);
});

test('[N19] neither an edit, nor the name taken out and put back, nor named twice notifies again', async () => {
  const { ann, ben, zora, article, edit, unseen, see } = await buildTeam();
  const id = await buildNoteNaming(article, ann, zora.memberId);
  await edit(ben, (ydoc) => writeRichText(findNote(ydoc, id)!, 'More.'));
  await edit(ben, name(id, zora));
  expect(await unseen(zora)).toBe(1);
  await edit(ann, clear(id));
  expect(await unseen(zora)).toBe(0);
  expect(await listMentions(zora)).toEqual([]);
  await edit(ann, name(id, zora));
  expect(await unseen(zora)).toBe(1);
  await see(id);
  for (const change of [clear(id), name(id, zora), (ydoc: Y.Doc) => writeRichText(findNote(ydoc, id)!, 'Once more.')]) {
    await edit(ann, change);
    expect(await unseen(zora)).toBe(0);
  }
  expect(await listMentions(zora)).toMatchObject([{ isNew: false, place: { words: 'Look, @Zora Quill\nOnce more.' } }]);
});

test('[N19] what was removed is listed no more; restored as it was it notifies no second time, something else does', async () => {
  const { ann, zora, article, edit, unseen, see } = await buildTeam();
  const first = await buildNoteNaming(article, ann, zora.memberId);
  await edit(ann, (ydoc) => removeAnnotation(ydoc, first));
  expect([await unseen(zora), (await listMentions(zora)).length]).toEqual([0, 0]);
  const restored = await buildNoteNaming(article, ann, zora.memberId);
  expect(await unseen(zora)).toBe(1);
  await see(restored);
  await edit(ann, (ydoc) => removeAnnotation(ydoc, restored));
  await buildNoteNaming(article, ann, zora.memberId);
  expect(await unseen(zora)).toBe(0);
  expect(await listMentions(zora)).toMatchObject([{ isNew: false }]);
  const another = newId();
  await edit(ann, (ydoc) => {
    const selector = describeSelection(article.text, 6, 9);
    addAnnotation(ydoc, { id: another, author: ann.memberId, selector, kind: 'note' });
    name(another, zora)(ydoc);
  });
  expect(await unseen(zora)).toBe(1);
});

test('[N19] removed and restored in one go, as after a time offline, notifies no second time', async () => {
  const { ann, zora, article, edit, unseen, see } = await buildTeam();
  const id = await buildNoteNaming(article, ann, zora.memberId);
  await see(id);
  await edit(ann, (ydoc) => {
    removeAnnotation(ydoc, id);
    const again = newId();
    const selector = describeSelection(article.text, 0, 5);
    addAnnotation(ydoc, { id: again, author: ann.memberId, selector, kind: 'note' });
    name(again, zora)(ydoc);
  });
  expect(await unseen(zora)).toBe(0);
  expect(await listMentions(zora)).toMatchObject([{ isNew: false }]);
});

test('[N19] nobody is notified by themselves, in whoever’s note; the name that another wrote stays theirs', async () => {
  const { ann, zora, article, edit, unseen } = await buildTeam();
  await buildNoteNaming(article, zora, zora.memberId);
  const id = await buildNoteNaming(article, ann, ann.memberId);
  await edit(zora, name(id, zora));
  expect([await unseen(ann), await unseen(zora)]).toEqual([0, 0]);
  await edit(zora, name(id, ann));
  expect(await unseen(ann)).toBe(1);
  // Ann splits the paragraph: the editor inserts what comes after it again, as hers.
  await edit(ann, clear(id));
  await edit(ann, name(id, ann));
  expect(await unseen(ann)).toBe(1);
  expect(await listMentions(ann)).toMatchObject([{ authorName: 'Zora Quill' }]);
});

test('[N19] who is no member of the newsroom is not notified and has no name there; the note stays as it is', async () => {
  const { ann, zora, article, newsroomId, edit } = await buildTeam();
  const stranger = await buildMember({ name: 'Stranger' });
  const id = await buildNoteNaming(article, ann, stranger.memberId);
  await edit(ann, name(id, zora));
  expect((await countUnseenMentions(stranger)).count).toBe(0);
  expect(await listMentions(stranger)).toEqual([]);
  expect(await db().noteMention.count({ where: { newsroomId } })).toBe(1);
  expect(await listMentions(zora)).toMatchObject([{ place: { words: 'Look, @Former member\nLook, @Zora Quill' } }]);
});

test('[N19] ids that a forger repeats notify once and stop nobody’s edit', async () => {
  const { ann, ben, zora, article, edit, unseen } = await buildTeam();
  const id = await buildNoteNaming(article, ann, zora.memberId);
  await edit(ben, (ydoc) => {
    addReply(ydoc, id, { id, author: ben.memberId });
    writeNaming(findReplyBody(ydoc, id, id)!, 'Forged: ', zora.memberId);
    writeNaming(findReplyBody(ydoc, id, id)!, 'again: ', zora.memberId);
  });
  expect(await unseen(zora)).toBe(1);
  const other = await buildArticle({ actor: ann });
  await appendServerEdit(articleDocId(other.revisionId), ben.memberId, (ydoc) => {
    const selector = describeSelection(other.text, 0, 3);
    addAnnotation(ydoc, { id, author: ben.memberId, selector, kind: 'note' });
    writeNaming(findNote(ydoc, id)!, 'Elsewhere: ', zora.memberId);
  });
  expect(await listMentions(zora)).toMatchObject([
    { place: { articleId: other.id, words: 'Elsewhere: @Zora Quill' } },
    { place: { articleId: article.id, words: 'Look, @Zora Quill' } },
  ]);
  await edit(ann, clear(id));
  expect(await listMentions(zora)).toMatchObject([{ place: { articleId: other.id } }]);
});

test('[N19] typed in an open draft, several at once, each is notified once, in the transaction of the edit', async () => {
  const { ann, ben, zora, newsroomId, article, docId, unseen } = await buildTeam();
  const scope = await findDraftScope(db(), docId, newsroomId);
  const live = new LiveDraft(scope!, new Y.Doc(), await readDraftState(db(), docId));
  const updates = [ann, ben].map((actor) => {
    const ydoc = new Y.Doc();
    const id = newId();
    const selector = describeSelection(article.text, 0, 3);
    addAnnotation(ydoc, { id, author: actor.memberId, selector, kind: 'note' });
    writeNaming(findNote(ydoc, id)!, 'Look, ', zora.memberId);
    return { update: Y.encodeStateAsUpdate(ydoc), session: { actor, accessVersion: 1, sessionVersion: 1 } };
  });
  // The same again, as after a reconnect.
  const sent = [...updates, ...updates].map(({ update, session }) => live.submit(update, session));
  await Promise.all(sent);
  expect(await unseen(zora)).toBe(2);
  const [row] = await db().$queryRaw<{ isSame: boolean }[]>`
    SELECT bool_and(n.xmin = a.xmin) AS "isSame" FROM note_mention n JOIN annotation a ON a.id = n.annotation_id
    WHERE n.newsroom_id = ${newsroomId}::uuid`;
  expect(row).toEqual({ isSame: true });
  await live.compact(1);
  expect((await checkProjection(docId)).differences).toEqual([]);
  expect(await unseen(zora)).toBe(2);
});

test('[D26] rebuilt from the log, mentions are the same, and stay seen', async () => {
  const { ann, ben, zora, article, docId, newsroomId, edit, unseen, see } = await buildTeam();
  const stranger = await buildMember();
  const id = await buildNoteNaming(article, ann, zora.memberId);
  const replyId = await buildReplyNaming(article, ben, id, ann.memberId);
  await buildReplyNaming(article, ben, id, ben.memberId);
  await buildReplyNaming(article, ben, id, stranger.memberId);
  const gone = await buildNoteNaming(article, ann, zora.memberId);
  await edit(ann, (ydoc) => removeAnnotation(ydoc, gone));
  await see(id);
  expect((await checkProjection(docId, { mend: true })).differences).toEqual([]);
  expect([await unseen(zora), await unseen(ann)]).toEqual([0, 1]);
  await db().noteMention.deleteMany({ where: { newsroomId, entryId: replyId } });
  await db().noteMention.updateMany({ where: { newsroomId, entryId: id }, data: { words: 'forged' } });
  await db().noteMention.updateMany({ where: { newsroomId, entryId: gone }, data: { isNamed: true } });
  expect((await checkProjection(docId)).differences.sort()).toEqual(
    [id, gone].map((one) => `annotation ${one} names other members in its rows than in the log`).sort(),
  );
  await checkProjection(docId, { mend: true });
  expect((await checkProjection(docId)).differences).toEqual([]);
  expect([await unseen(zora), await unseen(ann)]).toEqual([0, 1]);
});
