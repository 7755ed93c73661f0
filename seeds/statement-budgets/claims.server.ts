import { assignClaim } from '#lib/claim/assign-claim.server.ts';
import { changeEvidence } from '#lib/claim/change-evidence.server.ts';
import { linkEvidence } from '#lib/claim/link-evidence.server.ts';
import { makeClaim } from '#lib/claim/make-claim.server.ts';
import { mergeClaims } from '#lib/claim/merge-claims.server.ts';
import { removeEvidence } from '#lib/claim/remove-evidence.server.ts';
import { rewordClaim } from '#lib/claim/reword-claim.server.ts';
import { splitClaim } from '#lib/claim/split-claim.server.ts';
import { undoMerge } from '#lib/claim/undo-merge.server.ts';
import { db } from '#lib/db.server.ts';
import { editComment } from '#lib/discussion/edit-comment.server.ts';
import { removeComment } from '#lib/discussion/remove-comment.server.ts';
import { writeComment } from '#lib/discussion/write-comment.server.ts';
import { seeMentions } from '#lib/mention/mentions.server.ts';
import { askForReply } from '#lib/reply/ask-for-reply.server.ts';
import { recordReply, removeReply } from '#lib/reply/change-reply.server.ts';
import { decideReview } from '#lib/review/decide-review.server.ts';
import { sendToReview } from '#lib/review/send-to-review.server.ts';
import { dismissSuggestion, restoreSuggestion } from '#lib/suggestion/dismiss-suggestion.server.ts';
import { findSuggestions } from '#lib/suggestion/find-suggestions.server.ts';
import { recordVisit } from '#lib/visit/record-visit.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { closeRound } from '#lib/voting/close-round.server.ts';
import { overruleObjection, withdrawObjection } from '#lib/voting/end-objection.server.ts';
import { openRound } from '#lib/voting/open-round.server.ts';
import { buildClaim } from '../factories.server.ts';
import { ballot } from '../vote-factories.server.ts';
import {
  ASKING,
  type Budget,
  buildInReview,
  buildObjected,
  buildVoted,
  buildWorld,
  COMMENT,
  selector,
  versionOf,
  vote,
} from './world.server.ts';

/** Commands on claims, their evidence, votes, reviews and discussion, by name. */
export const CLAIM_BUDGETS: Record<string, Budget> = {
  'castVote, the first': {
    count: 14,
    prepare: async () =>
      (
        (world) => () =>
          vote(world, 0)
      )(await buildWorld()),
  },
  castVote: {
    count: 9,
    prepare: async () => {
      const world = await buildWorld();
      await vote(world, 0);
      return () => vote(world, 1);
    },
  },
  'castVote, again': {
    count: 9,
    prepare: async () => {
      const world = await buildWorld();
      await vote(world, 0);
      return () => vote(world, 0);
    },
  },
  'castVote, the last': {
    count: 15,
    prepare: async () => {
      const world = await buildVoted();
      await castVote(world.author, ballot(world.claim, 2));
      return () => castVote(world.reviewer, ballot(world.claim, 2));
    },
  },
  openRound: {
    count: 12,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      return () => openRound(author, { claimId: claim.id });
    },
  },
  closeRound: {
    count: 13,
    prepare: async () => {
      const { reviewer, claim } = await buildVoted();
      return () => closeRound(reviewer, { claimId: claim.id, roundNumber: 1 });
    },
  },
  sendToReview: {
    count: 10,
    prepare: async () => {
      const { author, reviewer, claim } = await buildVoted();
      await closeRound(reviewer, { claimId: claim.id, roundNumber: 1 });
      return () => sendToReview(author, { claimId: claim.id });
    },
  },
  decideReview: {
    count: 11,
    prepare: async () => {
      const { reviewer, claim } = await buildInReview();
      const claimVersion = await versionOf(claim);
      return () => decideReview(reviewer, { claimId: claim.id, claimVersion, decision: 'approved' });
    },
  },
  makeClaim: {
    count: 13,
    prepare: async () => {
      const { author, story, article } = await buildWorld();
      const { revisionId } = article;
      return () => makeClaim(author, { storyId: story.id, text: 'It was closed.', revisionId, selector });
    },
  },
  linkEvidence: {
    count: 12,
    prepare: async () => {
      const { author, claim, article } = await buildWorld();
      const { revisionId } = article;
      return () => linkEvidence(author, { claimId: claim.id, revisionId, selector, stance: 'supports' });
    },
  },
  changeEvidence: {
    count: 12,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      const { id: evidenceId, stance, origin } = await db().evidence.findFirstOrThrow({ where: { claimId: claim.id } });
      const to = { stance: 'context', origin: 'The mayor' } as const;
      return () => changeEvidence(author, { evidenceId, from: { stance, origin }, to });
    },
  },
  removeEvidence: {
    count: 12,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      const { id: evidenceId } = await db().evidence.findFirstOrThrow({ where: { claimId: claim.id } });
      return () => removeEvidence(author, { evidenceId });
    },
  },
  rewordClaim: {
    count: 12,
    prepare: async () => {
      const world = await buildWorld();
      await vote(world, 0);
      return () => rewordClaim(world.author, { claimId: world.claim.id, wordingNumber: 1, text: 'It was closed.' });
    },
  },
  assignClaim: {
    count: 10,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      return () => assignClaim(author, { claimId: claim.id, memberId: author.memberId, dueOn: null });
    },
  },
  mergeClaims: {
    count: 14,
    prepare: async () => {
      const { author, claim, story } = await buildWorld();
      const { id: intoClaimId } = await buildClaim({ story });
      return () => mergeClaims(author, { claimId: claim.id, claimVersion: 1, intoClaimId });
    },
  },
  undoMerge: {
    count: 17,
    prepare: async () => {
      const { author, claim, story } = await buildWorld();
      const { id: intoClaimId } = await buildClaim({ story });
      await mergeClaims(author, { claimId: claim.id, claimVersion: 1, intoClaimId });
      return () => undoMerge(author, { claimId: claim.id });
    },
  },
  splitClaim: {
    count: 18,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      const { id } = await db().evidence.findFirstOrThrow({ where: { claimId: claim.id } });
      const texts = { keptText: 'It was closed.', newText: 'It was wet.' };
      return () => splitClaim(author, { claimId: claim.id, claimVersion: 1, ...texts, shares: { [id]: 'moves' } });
    },
  },
  writeComment: {
    count: 11,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      return () => writeComment(author, { claimId: claim.id, body: COMMENT });
    },
  },
  askForReply: {
    count: 9,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      return () => askForReply(author, { claimId: claim.id, ...ASKING });
    },
  },
  withdrawObjection: {
    count: 11,
    prepare: async () => {
      const { voters, claim } = await buildObjected();
      return () => withdrawObjection(voters[0], { claimId: claim.id });
    },
  },
  overruleObjection: {
    count: 11,
    prepare: async () => {
      const { voters, reviewer, claim } = await buildObjected();
      const voterId = voters[0].memberId;
      return () => overruleObjection(reviewer, { claimId: claim.id, voterId, reason: 'It does not stand.' });
    },
  },
  editComment: {
    count: 12,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      const { commentId } = await writeComment(author, { claimId: claim.id, body: COMMENT });
      return () => editComment(author, { commentId, body: COMMENT });
    },
  },
  removeComment: {
    count: 11,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      const { commentId } = await writeComment(author, { claimId: claim.id, body: COMMENT });
      return () => removeComment(author, { commentId });
    },
  },
  recordVisit: {
    count: 5,
    prepare: async () => {
      const { author, article } = await buildWorld();
      return () => recordVisit(author, { place: `article:${article.id}` });
    },
  },
  seeMentions: {
    count: 4,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      const { commentId } = await writeComment(author, { claimId: claim.id, body: COMMENT });
      return () => seeMentions(author, { commentIds: [commentId] });
    },
  },
  recordReply: {
    count: 12,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      const { replyId } = await askForReply(author, { claimId: claim.id, ...ASKING });
      return () => recordReply(author, { replyId, answer: 'No.', answeredAt: ASKING.deadlineAt });
    },
  },
  removeReply: {
    count: 12,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      const { replyId } = await askForReply(author, { claimId: claim.id, ...ASKING });
      return () => removeReply(author, { replyId });
    },
  },
  dismissSuggestion: {
    count: 9,
    prepare: async () => {
      const { author, claim, article } = await buildWorld();
      const subject = { kind: 'claim' as const, claimId: claim.id };
      return () => dismissSuggestion(author, { subject, revisionId: article.revisionId, start: 0, end: 3 });
    },
  },
  restoreSuggestion: {
    count: 9,
    prepare: async () => {
      const { author, claim, article } = await buildWorld();
      const subject = { kind: 'claim' as const, claimId: claim.id };
      const dismissal = { subject, revisionId: article.revisionId, start: 0, end: 3 };
      await dismissSuggestion(author, dismissal);
      return () => restoreSuggestion(author, dismissal);
    },
  },
  // What the search itself sends goes out from its own thread.
  findSuggestions: {
    count: 2,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      return () => findSuggestions(author, { kind: 'claim', claimId: claim.id });
    },
  },
};
