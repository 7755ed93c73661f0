import { expect, test } from 'vitest';
import { mergeClaims } from '#lib/claim/merge-claims.server.ts';
import { db } from '#lib/db.server.ts';
import { listMentions } from '#lib/mention/list-mentions.server.ts';
import { countUnseenMentions, listUnseenMentions, seeMentions } from '#lib/mention/mentions.server.ts';
import { buildClaim, buildMember } from '#seeds/factories.server.ts';
import { editComment } from './edit-comment.server.ts';
import { getDiscussion } from './get-discussion.server.ts';
import { removeComment } from './remove-comment.server.ts';
import { writeComment } from './write-comment.server.ts';

const says = (text: string, mention?: { id: string; label: string }) => ({
  type: 'doc' as const,
  content: [
    {
      type: 'paragraph' as const,
      content: [{ type: 'text' as const, text }, ...(mention ? [{ type: 'mention' as const, attrs: mention }] : [])],
    },
  ],
});

async function buildDiscussion() {
  const author = await buildMember();
  const { newsroomId } = author;
  const claim = await buildClaim({ actor: author });
  const colleague = await buildMember({ newsroomId });
  const { commentId } = await writeComment(author, { claimId: claim.id, body: says('first') });
  return { author, colleague, newsroomId, claim, commentId };
}

test('[I1] a comment and its reply are read by the newsroom, and by no one else', async () => {
  const { author, colleague, newsroomId, claim, commentId } = await buildDiscussion();
  await writeComment(colleague, { claimId: claim.id, parentId: commentId, body: says('second') });
  const observer = await buildMember({ newsroomId, role: 'observer' });
  const [thread] = await getDiscussion(observer, claim.id);
  expect(thread).toMatchObject({ authorName: author.name, mayEdit: false, mayRemove: false });
  expect(thread?.answers).toMatchObject([{ authorName: colleague.name, body: says('second') }]);
  const stranger = await buildMember({ role: 'admin' });
  expect(await getDiscussion(stranger, claim.id)).toEqual([]);
  const body = says('x');
  await expect(writeComment(stranger, { claimId: claim.id, body })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(editComment(stranger, { commentId, body })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(removeComment(stranger, { commentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(writeComment(observer, { claimId: claim.id, body })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const other = await buildClaim({ actor: author });
  const elsewhere = writeComment(author, { claimId: other.id, parentId: commentId, body });
  await expect(elsewhere).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('[I3] only the author edits, and every earlier text stays readable', async () => {
  const { author, colleague, newsroomId, claim, commentId } = await buildDiscussion();
  const admin = await buildMember({ newsroomId, role: 'admin' });
  for (const other of [colleague, admin]) {
    await expect(editComment(other, { commentId, body: says('x') })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await editComment(author, { commentId, body: says('better') });
  await Promise.all(['b', 'c'].map((text) => editComment(author, { commentId, body: says(text) })));
  const [comment] = await getDiscussion(colleague, claim.id);
  expect(comment?.pastEdits.map(({ number }) => number)).toEqual([3, 2, 1]);
  expect(comment?.pastEdits.at(-1)?.body).toEqual(says('first'));
  const edit = await db().commentEdit.findFirstOrThrow({ where: { commentId } });
  await expect(db().commentEdit.delete({ where: { id: edit.id } })).rejects.toThrow();
});

test('[I4] its author or an admin takes a comment back, with its history; answers stay', async () => {
  const { author, colleague, newsroomId, claim, commentId } = await buildDiscussion();
  await editComment(author, { commentId, body: says('better') });
  const answer = await writeComment(colleague, { claimId: claim.id, parentId: commentId, body: says('but') });
  await expect(removeComment(colleague, { commentId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await removeComment(author, { commentId });
  const [gap] = await getDiscussion(colleague, claim.id);
  expect(gap).toMatchObject({ body: null, pastEdits: [], mayEdit: false });
  expect(gap?.answers).toHaveLength(1);
  await expect(editComment(author, { commentId, body: says('x') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const admin = await buildMember({ newsroomId, role: 'admin' });
  await removeComment(admin, answer);
  expect(await getDiscussion(colleague, claim.id)).toEqual([]);
});

test('[I5] a mention carries the current name, notifies its member until seen, and names members only', async () => {
  const { author, colleague, claim } = await buildDiscussion();
  const { storyId } = claim;
  const body = says('Look, ', { id: colleague.memberId, label: 'Somebody Else' });
  const { commentId } = await writeComment(author, { claimId: claim.id, body });
  const [, comment] = await getDiscussion(author, claim.id);
  expect(comment?.body).toEqual(says('Look, ', { id: colleague.memberId, label: colleague.name }));
  expect(await listUnseenMentions(colleague, storyId)).toEqual([claim.id]);
  expect(await listUnseenMentions(author, storyId)).toEqual([]);
  await seeMentions(author, { commentIds: [commentId] });
  expect(await listUnseenMentions(colleague, storyId)).toEqual([claim.id]);
  await seeMentions(colleague, { commentIds: [commentId] });
  await editComment(author, { commentId, body: says('Look again, ', { id: colleague.memberId, label: '' }) });
  expect(await listUnseenMentions(colleague, storyId)).toEqual([]);
  const stranger = await buildMember();
  const foreign = says('x', { id: stranger.memberId, label: stranger.name });
  await expect(writeComment(author, { claimId: claim.id, body: foreign })).rejects.toMatchObject({ code: 'INVALID' });
});

test('[I6] writing, editing and taking back are audited, and the claim keeps its version', async () => {
  const { author, newsroomId, claim, commentId } = await buildDiscussion();
  await editComment(author, { commentId, body: says('better') });
  await removeComment(author, { commentId });
  const events = await db().auditEvent.findMany({ where: { newsroomId }, orderBy: { seq: 'asc' } });
  expect(events.map(({ type }) => type)).toEqual(['comment.written', 'comment.edited', 'comment.removed']);
  expect(JSON.stringify(events)).not.toContain('better');
  expect(await db().claim.findUniqueOrThrow({ where: { id: claim.id } })).toMatchObject({ version: 1 });
});

test('[I5] mentions are counted over all stories and listed, new ones first; each is seen by itself, also on a merged claim', async () => {
  const { author, colleague, claim } = await buildDiscussion();
  const other = await buildClaim({ actor: author });
  const story = { id: other.storyId, newsroomId: other.newsroomId, title: '', actor: author };
  const into = await buildClaim({ story });
  const mention = { id: colleague.memberId, label: '' };
  await writeComment(author, { claimId: claim.id, body: says('Here, ', mention) });
  const { commentId } = await writeComment(author, { claimId: other.id, body: says('And here, ', mention) });
  await mergeClaims(author, { claimId: other.id, claimVersion: 1, intoClaimId: into.id });
  expect(await countUnseenMentions(colleague)).toMatchObject({ count: 2 });
  expect(await countUnseenMentions(author)).toMatchObject({ count: 0 });
  expect(await listUnseenMentions(colleague, other.storyId)).toEqual([into.id]);
  await seeMentions(colleague, { commentIds: [commentId] });
  expect(await countUnseenMentions(colleague)).toMatchObject({ count: 1 });
  expect(await listMentions(colleague)).toMatchObject([
    { place: { claim: { id: claim.id, number: 1 } }, isNew: true, authorName: author.name },
    { place: { claim: { id: into.id, number: 2 } }, isNew: false },
  ]);
});
