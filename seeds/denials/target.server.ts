import { randomUUID } from 'node:crypto';
import { db } from '#lib/db.server.ts';
import { writeComment } from '#lib/discussion/write-comment.server.ts';
import { prepareFactSheet } from '#lib/factsheet/prepare-factsheet.server.ts';
import { askForReply } from '#lib/reply/ask-for-reply.server.ts';
import { buildClaim, buildMember, buildRound, buildStory, buildVote } from '../factories.server.ts';
import { buildReadySheet, publishNow } from '../sheet-factories.server.ts';

/** A newsroom with one of everything. */
export async function buildTarget() {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const { story, actor } = sheet;
  const { newsroomId } = story;
  const admin = await buildMember({ newsroomId, role: 'admin' });
  const observer = await buildMember({ newsroomId, role: 'observer' });
  const { id: evidenceId, revisionId } = await db().evidence.findFirstOrThrow({ where: { newsroomId } });
  const { articleId, text } = await db().revision.findUniqueOrThrow({ where: { id: revisionId } });
  const round = await buildRound({ claim: await buildClaim({ story }) });
  await buildVote({ round, objection: true, reason: 'No' });
  const { claim } = round;
  const { commentId } = await writeComment(actor, { claimId: claim.id, body: COMMENT });
  const { replyId } = await askForReply(actor, { claimId: claim.id, ...ASKING });
  const selector = { start: 0, end: 5, exact: text.slice(0, 5), prefix: '', suffix: text.slice(5, 37) };
  const merged = await buildClaim({ story });
  const into = { mergedIntoId: claim.id, mergedFirstIntoId: claim.id, mergedAt: new Date() };
  await db().claim.update({ where: { id: merged.id }, data: into });
  const storyId = story.id;
  await db().evidence.update({ where: { id: evidenceId }, data: { origin: 'The harbour master' } });
  await db().mention.create({ data: { newsroomId, commentId, memberId: admin.memberId } });
  await db().claim.update({ where: { id: claim.id }, data: { assigneeId: admin.memberId } });
  const queued = { state: 'in_review' as const, reviewRequestedAt: new Date() };
  await db().claim.update({ where: { id: (await buildClaim({ story })).id }, data: queued });
  const uncited = {
    startOffset: text.length - 5,
    endOffset: text.length,
    exact: text.slice(-5),
    prefix: '',
    suffix: '',
  };
  for (const { memberId: authorId } of [admin, actor]) {
    const mark = { id: randomUUID(), kind: 'highlight' as const, note: '' };
    await db().annotation.create({ data: { ...mark, ...uncited, newsroomId, revisionId, authorId } });
    const named = { annotationId: mark.id, entryId: mark.id, memberId: admin.memberId, writerId: actor.memberId };
    const passage = { revisionId, startOffset: uncited.startOffset, endOffset: uncited.endOffset, words: 'Look.' };
    await db().noteMention.create({ data: { newsroomId, ...named, ...passage } });
  }
  const ready = await buildReadySheet({ story: await buildStory({ actor }) });
  const { seenSha256 } = await prepareFactSheet(actor, { storyId: ready.story.id });
  return {
    ready: { storyId: ready.story.id, seenSha256 },
    newsroomId,
    storyId,
    storyTitle: story.title,
    sheet,
    admin,
    observer,
    evidenceId,
    revisionId,
    articleId,
    selector,
    claim,
    merged,
    commentId,
    replyId,
  };
}

export type Target = Awaited<ReturnType<typeof buildTarget>>;

export const COMMENT = {
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Hello' }] }],
};
export const ASKING = {
  party: 'The harbour office',
  askedAt: '2026-01-01T10:00:00Z',
  deadlineAt: '2026-01-02T10:00:00Z',
};
export const RULE = {
  quorumCount: 2,
  agreementThreshold: 0.5,
  minEvidenceCount: 1,
  minOriginCount: 0,
  objectionBlocks: false,
  closers: 'deciders',
  reviewerCount: 1,
  confirmedOriginCount: 0,
  confirmedGrade: null,
  secondRoundHours: 24,
} as const;
