import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/actor/actor.ts';
import { listAnnotationHistory } from '#lib/annotation/list-annotation-history.server.ts';
import { getRevision } from '#lib/article/get-revision.server.ts';
import { importArticle } from '#lib/article/import-article.server.ts';
import { exportAuditLog } from '#lib/audit-log/export-audit-log.server.ts';
import { listAuditEvents } from '#lib/audit-log/list-audit-events.server.ts';
import { signOutEverywhere } from '#lib/auth/sign-out-everywhere.server.ts';
import { assignClaim } from '#lib/claim/assign-claim.server.ts';
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
import { db } from '#lib/db.server.ts';
import { editComment } from '#lib/discussion/edit-comment.server.ts';
import { getDiscussion, listDiscussions } from '#lib/discussion/get-discussion.server.ts';
import { removeComment } from '#lib/discussion/remove-comment.server.ts';
import { writeComment } from '#lib/discussion/write-comment.server.ts';
import { isAppError } from '#lib/errors.ts';
import { getSheetHistory } from '#lib/factsheet/get-sheet-history.server.ts';
import { getSheetPage } from '#lib/factsheet/get-sheet-page.server.ts';
import { getSheetPreview } from '#lib/factsheet/get-sheet-preview.server.ts';
import { prepareFactSheet } from '#lib/factsheet/prepare-factsheet.server.ts';
import { publishFactSheet } from '#lib/factsheet/publish-factsheet.server.ts';
import { retractFactSheet } from '#lib/factsheet/retract-factsheet.server.ts';
import { saveSheetDetails } from '#lib/factsheet/save-sheet-details.server.ts';
import { listSigningKeys } from '#lib/keys/list-signing-keys.server.ts';
import { replaceKey } from '#lib/keys/replace-key.server.ts';
import { listMentions } from '#lib/mention/list-mentions.server.ts';
import { countUnseenMentions, listUnseenMentions, seeMentions } from '#lib/mention/mentions.server.ts';
import { getMatrix } from '#lib/overview/get-matrix.server.ts';
import { getStory } from '#lib/overview/get-story.server.ts';
import { getStoryAlpha } from '#lib/overview/get-story-alpha.server.ts';
import { getBoard, listClaims } from '#lib/overview/list-claims.server.ts';
import { listOwnClaims } from '#lib/overview/list-own-claims.server.ts';
import { listStories } from '#lib/overview/list-stories.server.ts';
import { askForReply } from '#lib/reply/ask-for-reply.server.ts';
import { recordReply, removeReply } from '#lib/reply/change-reply.server.ts';
import { listReplies } from '#lib/reply/list-replies.server.ts';
import { decideReview } from '#lib/review/decide-review.server.ts';
import { listReviewQueue } from '#lib/review/list-review-queue.server.ts';
import { sendToReview } from '#lib/review/send-to-review.server.ts';
import { createStory } from '#lib/story/create-story.server.ts';
import { dismissSuggestion, restoreSuggestion } from '#lib/suggestion/dismiss-suggestion.server.ts';
import { findSuggestions } from '#lib/suggestion/find-suggestions.server.ts';
import { listProposals } from '#lib/suggestion/list-proposals.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { closeRound } from '#lib/voting/close-round.server.ts';
import { overruleObjection, withdrawObjection } from '#lib/voting/end-objection.server.ts';
import { openRound } from '#lib/voting/open-round.server.ts';
import { getAnnotationPage } from '#lib/web-annotation/get-annotation-page.server.ts';
import { importAnnotations } from '#lib/web-annotation/import-annotations.server.ts';
import { buildClaim, buildMember, buildRound, buildStory, buildVote } from '#seeds/factories.server.ts';
import { buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { changeRole } from './change-role.server.ts';
import { getNewsroom } from './get-newsroom.server.ts';
import { listMembers } from './list-members.server.ts';
import { listPeople } from './list-people.server.ts';
import { removeMember } from './remove-member.server.ts';
import { setRule } from './set-rule.server.ts';

/*
 * Every command and read is called here as a member of another newsroom, and every command as an observer. A new one that is
 * missing from the table fails the first test.
 */

/** A newsroom with one of everything. */
async function buildTarget() {
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
  const ready = await buildReadySheet({ story: await buildStory({ actor }) });
  const { seenSha256 } = await prepareFactSheet(actor, { storyId: ready.story.id });
  return {
    ready: { storyId: ready.story.id, seenSha256 },
    newsroomId,
    storyId,
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

type Target = Awaited<ReturnType<typeof buildTarget>>;

const COMMENT = {
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Hello' }] }],
};
const ASKING = {
  party: 'The harbour office',
  askedAt: '2026-01-01T10:00:00Z',
  deadlineAt: '2026-01-02T10:00:00Z',
};
const RULE = {
  quorumCount: 2,
  agreementThreshold: 0.5,
  minEvidenceCount: 1,
  minOriginCount: 0,
  objectionBlocks: false,
  closers: 'deciders',
  reviewerCount: 1,
} as const;

type Call = (actor: Actor, target: Target) => Promise<unknown>;

/** Commands on one thing of the newsroom: NOT_FOUND for a stranger, FORBIDDEN for an observer. */
const WRITES: Record<string, Call> = {
  importAnnotations: (actor, { articleId }) => importAnnotations(actor, { articleId, annotations: [] }),
  importArticle: (actor, { storyId }) =>
    importArticle(actor, { storyId, content: 'Words enough.', fileName: null, by: 'paste' }),
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
  saveSheetDetails: (actor, { storyId }) =>
    saveSheetDetails(actor, { storyId, title: 'Taken', slug: `taken-${storyId}` }),
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
const OWN_WRITES: Record<string, Call> = {
  createStory: (actor) => createStory(actor, { title: 'A story of ours' }),
  exportAuditLog: (actor) => exportAuditLog(actor, null),
  replaceKey: (actor) => replaceKey(actor, { kid: null }),
  setRule: (actor) => setRule(actor, RULE),
};

/** Reads of one thing: NOT_FOUND for a stranger. */
const READS: Record<string, Call> = {
  getAnnotationPage: (actor, { articleId }) => getAnnotationPage(actor, articleId),
  listAnnotationHistory: (actor, { revisionId }) => listAnnotationHistory(actor, { revisionId }),
  getRevision: (actor, { storyId, articleId }) => getRevision(actor, { storyId, articleId }),
  getClaim: (actor, { claim }) => getClaim(actor, claim.id),
  getClaimDesk: (actor, { claim }) => getClaimDesk(actor, claim.id),
  getBoard: (actor, { storyId }) => getBoard(actor, storyId),
  getSheetPage: (actor, { storyId }) => getSheetPage(actor, storyId),
  getSheetHistory: (actor, { storyId }) => getSheetHistory(actor, storyId),
  getSheetPreview: (actor, { storyId }) => getSheetPreview(actor, storyId, new Date()),
  getStory: (actor, { storyId }) => getStory(actor, storyId),
  findSuggestions: (actor, { claim }) => findSuggestions(actor, { kind: 'claim', claimId: claim.id }),
};

/** Lists, which show a stranger nothing of the target. */
const LISTS: Record<string, Call> = {
  listAuditEvents: (actor) => listAuditEvents(actor),
  getEvidenceContext: (actor, { evidenceId: id, revisionId, selector }) =>
    getEvidenceContext(actor, [{ id, revisionId, selector } as Parameters<typeof getEvidenceContext>[1][number]]),
  getMatrix: (actor, { storyId }) => getMatrix(actor, storyId),
  getStoryAlpha: (actor, { storyId }) => getStoryAlpha(actor, storyId),
  listClaimEvents: (actor, { claim }) => listClaimEvents(actor, [claim.id]),
  listClaims: (actor, { storyId }) => listClaims(actor, storyId),
  listEvidenceForRevision: (actor, { revisionId }) => listEvidenceForRevision(actor, revisionId),
  listOrigins: (actor, { storyId }) => listOrigins(actor, storyId),
  listProposals: (actor, { storyId }) => listProposals(actor, storyId),
  listDiscussions: async (actor, { claim }) => [...(await listDiscussions(actor, [claim.id])).values()],
  getDiscussion: (actor, { claim }) => getDiscussion(actor, claim.id),
  countUnseenMentions: (actor) => countUnseenMentions(actor),
  listMentions: (actor) => listMentions(actor),
  listOwnClaims: (actor) => listOwnClaims(actor),
  listUnseenMentions: (actor, { storyId }) => listUnseenMentions(actor, storyId),
  seeMentions: (actor, { claim }) => seeMentions(actor, { claimId: claim.id }),
  getNewsroom: (actor) => getNewsroom(actor),
  listMembers: (actor) => listMembers(actor),
  listPeople: (actor) => listPeople(actor),
  listSigningKeys: (actor) => listSigningKeys(actor),
  listReplies: (actor, { claim }) => listReplies(actor, [claim.id]),
  listReviewQueue: (actor) => listReviewQueue(actor),
  listStories: (actor) => listStories(actor),
};

/** The actor's own sessions and token; the socket decides what a token opens. */
const ELSEWHERE: Record<string, Call> = {
  mintCollabToken: (actor) => mintCollabToken(actor, 1),
  signOutEverywhere: (actor) => signOutEverywhere(actor, null),
};

let target: Target;
let stranger: Actor;
beforeAll(async () => {
  target = await buildTarget();
  stranger = await buildMember({ role: 'admin' });
});

test('[M1] every function that acts for a member is called below', async () => {
  const known = Object.keys({ ...WRITES, ...OWN_WRITES, ...READS, ...LISTS, ...ELSEWHERE });
  expect(known.sort()).toEqual((await findCommands()).sort());
});

describe('another newsroom', () => {
  test.each(Object.keys({ ...WRITES, ...READS }))(
    '[M1] %s: not there for its admin, and nothing changes',
    async (name) => {
      const before = await captureState(target.newsroomId);
      expect(await tell({ ...WRITES, ...READS }[name]?.(stranger, target))).toBe('NOT_FOUND');
      expect(await captureState(target.newsroomId)).toEqual(before);
    },
  );

  test.each(Object.keys(LISTS))('[M1] %s tells its admin nothing of it', async (name) => {
    const answer = JSON.stringify(await LISTS[name]?.(stranger, target).catch(forgive)) ?? '';
    const { newsroomId, storyId, articleId, revisionId, evidenceId, commentId, replyId, admin } = target;
    // Ids of the question itself do not count: one that comes back as the key of an empty answer reveals nothing.
    const secrets = [
      newsroomId,
      admin.memberId,
      admin.email,
      target.claim.text,
      target.sheet.claim.text,
      articleId,
      replyId,
    ];
    for (const secret of [...secrets, storyId, revisionId, commentId]) expect(answer).not.toContain(secret);
    if (name !== 'getEvidenceContext') expect(answer).not.toContain(evidenceId);
    expect(answer).not.toContain(target.selector.exact);
  });
});

test.each(Object.keys({ ...WRITES, ...OWN_WRITES }))('[M11] an observer may not %s', async (name) => {
  const before = await captureState(target.newsroomId);
  expect(await tell({ ...WRITES, ...OWN_WRITES }[name]?.(target.observer, target))).toBe('FORBIDDEN');
  expect(await captureState(target.newsroomId)).toEqual(before);
});

/** Commands that every member may run. */
const OWN = { seeMentions: LISTS.seeMentions, signOutEverywhere: ELSEWHERE.signOutEverywhere };
const COMMANDS = { ...WRITES, ...OWN_WRITES, ...OWN };

describe('what changed between the page and the commit', () => {
  let admin: Actor;
  beforeEach(async () => {
    admin = await buildMember({ newsroomId: target.newsroomId, role: 'admin' });
  });

  async function expectRefusal(name: string, actor: Actor, code: string) {
    const before = await captureState(target.newsroomId);
    expect(await tell(COMMANDS[name as keyof typeof COMMANDS]?.(actor, target))).toBe(code);
    expect(await captureState(target.newsroomId)).toEqual(before);
  }

  test('[M18] the table holds every command', async () => {
    expect(
      Object.keys(COMMANDS)
        .filter((name) => name !== 'prepareFactSheet')
        .sort(),
    ).toEqual((await findNames(/^export const (\w+) = command\(/gm)).sort());
  });

  // A read commits nothing.
  test.each(Object.keys(COMMANDS).filter((name) => name !== 'prepareFactSheet'))(
    '[M18] %s: refused to a member who was removed',
    async (name) => {
      await db().member.update({ where: { id: admin.memberId }, data: { removedAt: new Date() } });
      await expectRefusal(name, admin, 'UNAUTHENTICATED');
    },
  );

  test.each(Object.keys(COMMANDS).filter((name) => name !== 'prepareFactSheet' && !(name in OWN)))(
    '[M18] %s: refused to a member who became an observer',
    async (name) => {
      await db().member.update({ where: { id: admin.memberId }, data: { role: 'observer' } });
      await expectRefusal(name, admin, 'FORBIDDEN');
    },
  );

  test.each(Object.keys(COMMANDS).filter((name) => name !== 'prepareFactSheet'))(
    '[M18] %s: refused to a session that has ended',
    async (name) => {
      await expectRefusal(name, { ...admin, session: { id: randomUUID(), version: 0 } }, 'UNAUTHENTICATED');
    },
  );
});

function describeDismissal({ claim, revisionId }: Target) {
  return { subject: { kind: 'claim' as const, claimId: claim.id }, revisionId, start: 0, end: 5 };
}

/** The names of lib's functions whose first argument is the actor. */
function findCommands(): Promise<string[]> {
  return findNames(
    /^export (?:async )?function (\w+)\(\s*(?:\w+|\{[^}]*\}): Actor\b|^export const (\w+) = (?:command|query)\(/gm,
    ['refreshPage'],
  );
}

/** The names that the expression finds in lib's server files. */
async function findNames(expression: RegExp, except: string[] = []): Promise<string[]> {
  const names: string[] = [];
  for await (const path of glob('lib/**/*.server.ts')) {
    const source = readFileSync(path, 'utf8');
    for (const [, first, second] of source.matchAll(expression)) names.push(first ?? second ?? '');
  }
  return names.filter((name) => !except.includes(name));
}

/** What would differ if anything of the newsroom had been changed: every command that changes something audits it. */
async function captureState(newsroomId: string) {
  const [eventCount, members, claims, newsroom] = await Promise.all([
    db().auditEvent.count({ where: { newsroomId } }),
    db().member.findMany({ where: { newsroomId }, orderBy: { id: 'asc' } }),
    db().claim.findMany({ where: { newsroomId }, orderBy: { id: 'asc' } }),
    db().newsroom.findUnique({ where: { id: newsroomId } }),
  ]);
  return { eventCount, members, claims, newsroom };
}

function tell(work: Promise<unknown> | undefined): Promise<unknown> {
  return Promise.resolve(work).then(
    () => 'done',
    (error: unknown) => (isAppError(error) ? error.code : error),
  );
}

function forgive(error: unknown): null {
  if (isAppError(error) && error.code === 'NOT_FOUND') return null;
  throw error;
}
