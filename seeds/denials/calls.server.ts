import { refuseTooMany } from '#lib/action/refuse-too-many.server.ts';
import type { Actor } from '#lib/actor/actor.ts';
import { listAnnotationHistory } from '#lib/annotation/list-annotation-history.server.ts';
import { correctArticle } from '#lib/article/correct-article.server.ts';
import { findNeighbours } from '#lib/article/find-neighbours.server.ts';
import { getRevision } from '#lib/article/get-revision.server.ts';
import { importArticle } from '#lib/article/import-article.server.ts';
import { reinstateArticle, withdrawArticle } from '#lib/article/withdraw-article.server.ts';
import { exportAuditLog } from '#lib/audit-log/export-audit-log.server.ts';
import { listAuditEvents } from '#lib/audit-log/list-audit-events.server.ts';
import { listStoryEvents } from '#lib/audit-log/list-story-events.server.ts';
import { signOutEverywhere } from '#lib/auth/sign-out-everywhere.server.ts';
import { assignClaim } from '#lib/claim/assign-claim.server.ts';
import { changeEvidence } from '#lib/claim/change-evidence.server.ts';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { linkEvidence } from '#lib/claim/link-evidence.server.ts';
import { listEvidenceForRevision } from '#lib/claim/list-evidence-for-revision.server.ts';
import { listOrigins } from '#lib/claim/list-origins.server.ts';
import { makeClaim } from '#lib/claim/make-claim.server.ts';
import { mergeClaims } from '#lib/claim/merge-claims.server.ts';
import { removeEvidence } from '#lib/claim/remove-evidence.server.ts';
import { rewordClaim } from '#lib/claim/reword-claim.server.ts';
import { splitClaim } from '#lib/claim/split-claim.server.ts';
import { undoMerge } from '#lib/claim/undo-merge.server.ts';
import { getClaimDesk } from '#lib/claim-desk/get-claim-desk.server.ts';
import { getEvidenceContext } from '#lib/claim-desk/get-evidence-context.server.ts';
import { listClaimEvents } from '#lib/claim-desk/list-claim-events.server.ts';
import { mintCollabToken } from '#lib/collab/server/token.server.ts';
import { editComment } from '#lib/discussion/edit-comment.server.ts';
import { getDiscussion, listDiscussions } from '#lib/discussion/get-discussion.server.ts';
import { removeComment } from '#lib/discussion/remove-comment.server.ts';
import { writeComment } from '#lib/discussion/write-comment.server.ts';
import { getSheetHistory } from '#lib/factsheet/get-sheet-history.server.ts';
import { getSheetPage } from '#lib/factsheet/get-sheet-page.server.ts';
import { getSheetPreview } from '#lib/factsheet/get-sheet-preview.server.ts';
import { prepareFactSheet } from '#lib/factsheet/prepare-factsheet.server.ts';
import { publishFactSheet } from '#lib/factsheet/publish-factsheet.server.ts';
import { retractFactSheet } from '#lib/factsheet/retract-factsheet.server.ts';
import { listSigningKeys } from '#lib/keys/list-signing-keys.server.ts';
import { replaceKey } from '#lib/keys/replace-key.server.ts';
import { listMentions } from '#lib/mention/list-mentions.server.ts';
import {
  countUnseenMentions,
  listUnseenEntries,
  listUnseenMentions,
  seeMentions,
} from '#lib/mention/mentions.server.ts';
import { changeRole } from '#lib/newsroom/change-role.server.ts';
import { getNewsroom } from '#lib/newsroom/get-newsroom.server.ts';
import { listMembers } from '#lib/newsroom/list-members.server.ts';
import { listPeople } from '#lib/newsroom/list-people.server.ts';
import { removeMember } from '#lib/newsroom/remove-member.server.ts';
import { setRule } from '#lib/newsroom/set-rule.server.ts';
import { findClaims } from '#lib/overview/find-claims.server.ts';
import { getBoard, getBoardPart } from '#lib/overview/get-board.server.ts';
import { getMatrix, getMatrixPart, getWholeMatrix, listMatrixPassages } from '#lib/overview/get-matrix.server.ts';
import { getStory } from '#lib/overview/get-story.server.ts';
import { getStoryAlpha } from '#lib/overview/get-story-alpha.server.ts';
import { listClaims, summariseClaims } from '#lib/overview/list-claims.server.ts';
import { listOwnClaims } from '#lib/overview/list-own-claims.server.ts';
import { listStories } from '#lib/overview/list-stories.server.ts';
import { askForReply } from '#lib/reply/ask-for-reply.server.ts';
import { recordReply, removeReply } from '#lib/reply/change-reply.server.ts';
import { listReplies } from '#lib/reply/list-replies.server.ts';
import { decideReview } from '#lib/review/decide-review.server.ts';
import { listReviewQueue } from '#lib/review/list-review-queue.server.ts';
import { sendToReview } from '#lib/review/send-to-review.server.ts';
import { archiveStory } from '#lib/story/archive-story.server.ts';
import { createStory } from '#lib/story/create-story.server.ts';
import { findStory } from '#lib/story/find-story.server.ts';
import { getStoryTitle } from '#lib/story/get-story-title.server.ts';
import { removeStory } from '#lib/story/remove-story.server.ts';
import { renameStory } from '#lib/story/rename-story.server.ts';
import { dismissSuggestion, restoreSuggestion } from '#lib/suggestion/dismiss-suggestion.server.ts';
import { findSuggestions } from '#lib/suggestion/find-suggestions.server.ts';
import { listProposals } from '#lib/suggestion/list-proposals.server.ts';
import { findPublishedClaims } from '#lib/version/find-published-claims.server.ts';
import { countWaiting } from '#lib/visit/count-waiting.server.ts';
import { listDecisions } from '#lib/visit/list-decisions.server.ts';
import { listUnread } from '#lib/visit/list-unread.server.ts';
import { recordVisit } from '#lib/visit/record-visit.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { closeRound } from '#lib/voting/close-round.server.ts';
import { overruleObjection, withdrawObjection } from '#lib/voting/end-objection.server.ts';
import { openRound } from '#lib/voting/open-round.server.ts';
import { getAnnotationPage } from '#lib/web-annotation/get-annotation-page.server.ts';
import { importAnnotations } from '#lib/web-annotation/import-annotations.server.ts';
import { ASKING, COMMENT, RULE, type Target } from './target.server.ts';

/*
 * Calls of every function of lib that acts for a member, on one target.
 */

export type Call = (actor: Actor, target: Target) => Promise<unknown>;

/** Commands on one thing of the newsroom: NOT_FOUND for a stranger, FORBIDDEN for an observer. */
export const WRITES: Record<string, Call> = {
  importAnnotations: (actor, { articleId }) => importAnnotations(actor, { articleId, annotations: [] }),
  importArticle: (actor, { storyId }) =>
    importArticle(actor, { storyId, content: 'Words enough.', fileName: null, by: 'paste' }),
  correctArticle: (actor, { articleId }) =>
    correctArticle(actor, { articleId, title: 'Other', outlet: 'Other', language: 'en' }),
  withdrawArticle: (actor, { articleId }) => withdrawArticle(actor, { articleId, reason: 'Forged.' }),
  reinstateArticle: (actor, { articleId }) => reinstateArticle(actor, { articleId }),
  renameStory: (actor, { storyId }) => renameStory(actor, { storyId, title: 'Another title' }),
  archiveStory: (actor, { storyId }) => archiveStory(actor, { storyId, isArchived: true }),
  removeStory: (actor, { storyId }) => removeStory(actor, { storyId }),
  changeEvidence: (actor, { evidenceId }) =>
    changeEvidence(actor, {
      evidenceId,
      from: { stance: 'supports', origin: 'The harbour master' },
      to: { stance: 'context', origin: '' },
    }),
  assignClaim: (actor, { claim }) => assignClaim(actor, { claimId: claim.id, memberId: actor.memberId, dueOn: null }),
  linkEvidence: (actor, { claim, revisionId, selector }) =>
    linkEvidence(actor, { claimId: claim.id, revisionId, selector, stance: 'supports' }),
  makeClaim: (actor, { storyId }) => makeClaim(actor, { storyId, text: 'The pier is closed.' }),
  mergeClaims: (actor, { claim, sheet }) =>
    mergeClaims(actor, { claimId: claim.id, claimVersion: 1, intoClaimId: sheet.claim.id }),
  removeEvidence: (actor, { evidenceId }) => removeEvidence(actor, { evidenceId }),
  rewordClaim: (actor, { claim }) => rewordClaim(actor, { claimId: claim.id, text: 'Other words.', wordingNumber: 1 }),
  splitClaim: (actor, { claim }) =>
    splitClaim(actor, { claimId: claim.id, claimVersion: 1, keptText: 'One thing.', newText: 'Another thing.' }),
  undoMerge: (actor, { merged }) => undoMerge(actor, { claimId: merged.id }),
  editComment: (actor, { commentId }) => editComment(actor, { commentId, body: COMMENT }),
  removeComment: (actor, { commentId }) => removeComment(actor, { commentId }),
  writeComment: (actor, { claim }) => writeComment(actor, { claimId: claim.id, body: COMMENT }),
  // It sends requests to the sheet's links, which observers must not trigger.
  prepareFactSheet: (actor, { storyId }) => prepareFactSheet(actor, { storyId }),
  publishFactSheet: (actor, { ready }) => publishFactSheet(actor, ready),
  retractFactSheet: (actor, { storyId }) => retractFactSheet(actor, { storyId, number: 1, reason: 'Wrong.' }),
  changeRole: (actor, { admin }) => changeRole(actor, { memberId: admin.memberId, role: 'observer' }),
  removeMember: (actor, { admin }) => removeMember(actor, { memberId: admin.memberId }),
  askForReply: (actor, { claim }) => askForReply(actor, { claimId: claim.id, ...ASKING }),
  recordReply: (actor, { replyId }) =>
    recordReply(actor, { replyId, answer: 'No.', answeredAt: '2026-01-02T09:00:00Z' }),
  removeReply: (actor, { replyId }) => removeReply(actor, { replyId }),
  decideReview: (actor, { claim }) =>
    decideReview(actor, {
      claimId: claim.id,
      claimVersion: 1,
      decision: 'rejected',
      reason: 'No.',
      pointsAt: ['wording'],
    }),
  sendToReview: (actor, { claim }) => sendToReview(actor, { claimId: claim.id }),
  dismissSuggestion: (actor, target) => dismissSuggestion(actor, describeDismissal(target)),
  restoreSuggestion: (actor, target) => restoreSuggestion(actor, describeDismissal(target)),
  castVote: (actor, { claim }) => castVote(actor, { claimId: claim.id, wordingNumber: 1, roundNumber: 1, rating: 1 }),
  closeRound: (actor, { claim }) => closeRound(actor, { claimId: claim.id, roundNumber: 1 }),
  openRound: (actor, { claim }) => openRound(actor, { claimId: claim.id }),
  overruleObjection: (actor, { claim, sheet }) =>
    overruleObjection(actor, { claimId: claim.id, voterId: sheet.actor.memberId, reason: 'No.' }),
  withdrawObjection: (actor, { claim }) => withdrawObjection(actor, { claimId: claim.id }),
};

/** Commands on the actor's own newsroom as a whole: FORBIDDEN for observers. */
export const OWN_WRITES: Record<string, Call> = {
  createStory: (actor) => createStory(actor, { title: 'A story of ours' }),
  exportAuditLog: (actor) => exportAuditLog(actor, null),
  replaceKey: (actor) => replaceKey(actor, { kid: null }),
  setRule: (actor) => setRule(actor, RULE),
};

const ARRANGEMENT = { filter: 'all', grouping: 'who', order: 'number', words: '' } as const;
const BOARD = { arrangement: ARRANGEMENT, from: 0, count: 10, today: '2026-01-01' };
const MATRIX = { words: '', rowsFrom: 0, rowCount: 10, articlesFrom: 0, articleCount: 10 };

/** Reads of one thing: NOT_FOUND for a stranger. */
export const READS: Record<string, Call> = {
  getAnnotationPage: (actor, { articleId }) => getAnnotationPage(actor, articleId),
  listAnnotationHistory: (actor, { revisionId }) => listAnnotationHistory(actor, { revisionId }),
  getRevision: (actor, { storyId, articleId }) => getRevision(actor, { storyId, articleId }),
  getClaim: (actor, { claim }) => getClaim(actor, claim.id),
  getClaimDesk: (actor, { claim }) => getClaimDesk(actor, claim.id),
  getBoard: (actor, { storyId }) => getBoard(actor, { ...BOARD, storyId }),
  getBoardPart: (actor, { storyId }) => getBoardPart(actor, { ...BOARD, storyId }),
  getStoryTitle: (actor, { storyId }) => getStoryTitle(actor, storyId),
  getMatrix: (actor, { storyId }) => getMatrix(actor, storyId),
  getMatrixPart: (actor, { storyId }) => getMatrixPart(actor, { ...MATRIX, storyId }),
  listMatrixPassages: (actor, { storyId, claim, articleId }) =>
    listMatrixPassages(actor, { storyId, claimId: claim.id, articleId }),
  getWholeMatrix: (actor, { storyId }) => getWholeMatrix(actor, storyId),
  listClaims: (actor, { storyId }) => listClaims(actor, storyId),
  findClaims: (actor, { storyId }) => findClaims(actor, { storyId, purpose: 'merge', words: '' }),
  getSheetPage: (actor, { storyId }) => getSheetPage(actor, storyId),
  getSheetHistory: (actor, { storyId }) => getSheetHistory(actor, storyId),
  getSheetPreview: (actor, { storyId }) => getSheetPreview(actor, storyId, new Date()),
  getStory: (actor, { storyId }) => getStory(actor, storyId),
  listStoryEvents: (actor, { storyId }) => listStoryEvents(actor, storyId),
  findSuggestions: (actor, { claim }) => findSuggestions(actor, { kind: 'claim', claimId: claim.id }),
};

/** Lists, which show a stranger nothing of the target. */
export const LISTS: Record<string, Call> = {
  listAuditEvents: (actor) => listAuditEvents(actor),
  getEvidenceContext: (actor, { evidenceId: id, revisionId, selector }) =>
    getEvidenceContext(actor, [{ id, revisionId, selector } as Parameters<typeof getEvidenceContext>[1][number]]),
  summariseClaims: (actor, { storyId }) => summariseClaims(actor, { storyId }, new Set()),
  findPublishedClaims: (actor, { storyId }) => findPublishedClaims(actor, storyId),
  getStoryAlpha: (actor, { storyId }) => getStoryAlpha(actor, storyId),
  listClaimEvents: (actor, { claim }) => listClaimEvents(actor, [claim.id]),
  listEvidenceForRevision: (actor, { revisionId }) => listEvidenceForRevision(actor, revisionId),
  listOrigins: (actor, { storyId }) => listOrigins(actor, storyId),
  listProposals: (actor, { storyId }) => listProposals(actor, storyId),
  listDiscussions: async (actor, { claim }) => [...(await listDiscussions(actor, [claim.id])).values()],
  getDiscussion: (actor, { claim }) => getDiscussion(actor, claim.id),
  countUnseenMentions: (actor) => countUnseenMentions(actor),
  countWaiting: (actor) => countWaiting(actor),
  listUnread: (actor, { storyId }) => listUnread(actor, storyId),
  listMentions: (actor) => listMentions(actor),
  listOwnClaims: (actor) => listOwnClaims(actor),
  listUnseenEntries: (actor, { revisionId }) => listUnseenEntries(actor, revisionId),
  listUnseenMentions: (actor, { storyId }) => listUnseenMentions(actor, storyId),
  getNewsroom: (actor) => getNewsroom(actor),
  listMembers: (actor) => listMembers(actor),
  listPeople: (actor) => listPeople(actor),
  listSigningKeys: (actor) => listSigningKeys(actor),
  listReplies: (actor, { claim }) => listReplies(actor, [claim.id]),
  listReviewQueue: (actor) => listReviewQueue(actor),
  listStories: (actor) => listStories(actor),
  findStory: (actor, { storyTitle }) => findStory(actor, storyTitle),
};

/** The actor's own mentions, limits, sessions and token; the socket decides what a token opens. */
export const ELSEWHERE: Record<string, Call> = {
  findNeighbours: (actor, { storyId, articleId }) => findNeighbours(actor, { storyId, articleId }),
  listDecisions: (actor) => listDecisions(actor),
  recordVisit: (actor) => recordVisit(actor, { place: 'decisions' }),
  refuseTooMany: async (actor) => refuseTooMany(actor, 'claim.find'),
  seeMentions: (actor, { commentId }) => seeMentions(actor, { commentIds: [commentId] }),
  mintCollabToken: (actor) => mintCollabToken(actor, 1),
  signOutEverywhere: (actor) => signOutEverywhere(actor, null),
};

function describeDismissal({ claim, revisionId }: Target) {
  return { subject: { kind: 'claim' as const, claimId: claim.id }, revisionId, start: 0, end: 5 };
}
