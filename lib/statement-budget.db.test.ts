import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { getRevision } from '#lib/article/get-revision.server.ts';
import { importArticle } from '#lib/article/import-article.server.ts';
import { exportAuditLog } from '#lib/audit-log/export-audit-log.server.ts';
import { listAuditEvents } from '#lib/audit-log/list-audit-events.server.ts';
import { findActor } from '#lib/auth/find-actor.server.ts';
import { assignClaim } from '#lib/claim/assign-claim.server.ts';
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
import { db } from '#lib/db.server.ts';
import { editComment } from '#lib/discussion/edit-comment.server.ts';
import { removeComment } from '#lib/discussion/remove-comment.server.ts';
import { writeComment } from '#lib/discussion/write-comment.server.ts';
import { getSheetPage } from '#lib/factsheet/get-sheet-page.server.ts';
import { getSheetPreview } from '#lib/factsheet/get-sheet-preview.server.ts';
import { prepareFactSheet } from '#lib/factsheet/prepare-factsheet.server.ts';
import { publishFactSheet } from '#lib/factsheet/publish-factsheet.server.ts';
import { retractFactSheet } from '#lib/factsheet/retract-factsheet.server.ts';
import { saveSheetDetails } from '#lib/factsheet/save-sheet-details.server.ts';
import { DEFAULT_RULE, ruleSettingsSchema } from '#lib/gate/rule.ts';
import { listSigningKeys } from '#lib/keys/list-signing-keys.server.ts';
import { replaceKey } from '#lib/keys/replace-key.server.ts';
import { listMentions } from '#lib/mention/list-mentions.server.ts';
import { countUnseenMentions, seeMentions } from '#lib/mention/mentions.server.ts';
import { changeRole } from '#lib/newsroom/change-role.server.ts';
import { getNewsroom } from '#lib/newsroom/get-newsroom.server.ts';
import { listMembers } from '#lib/newsroom/list-members.server.ts';
import { removeMember } from '#lib/newsroom/remove-member.server.ts';
import { setRule } from '#lib/newsroom/set-rule.server.ts';
import { getMatrix } from '#lib/overview/get-matrix.server.ts';
import { getStory } from '#lib/overview/get-story.server.ts';
import { getStoryAlpha } from '#lib/overview/get-story-alpha.server.ts';
import { getBoard, listClaims } from '#lib/overview/list-claims.server.ts';
import { listOwnClaims } from '#lib/overview/list-own-claims.server.ts';
import { listStories } from '#lib/overview/list-stories.server.ts';
import { readAddress } from '#lib/public-site/address.ts';
import { makeContentLoader } from '#lib/public-site/load-content.server.ts';
import type { Site } from '#lib/public-site/make-page.ts';
import { askForReply } from '#lib/reply/ask-for-reply.server.ts';
import { recordReply, removeReply } from '#lib/reply/change-reply.server.ts';
import { decideReview } from '#lib/review/decide-review.server.ts';
import { listReviewQueue } from '#lib/review/list-review-queue.server.ts';
import { sendToReview } from '#lib/review/send-to-review.server.ts';
import { createStory } from '#lib/story/create-story.server.ts';
import { dismissSuggestion } from '#lib/suggestion/dismiss-suggestion.server.ts';
import { listProposals } from '#lib/suggestion/list-proposals.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { closeRound } from '#lib/voting/close-round.server.ts';
import { overruleObjection, withdrawObjection } from '#lib/voting/end-objection.server.ts';
import { openRound } from '#lib/voting/open-round.server.ts';
import { importAnnotations } from '#lib/web-annotation/import-annotations.server.ts';
import {
  type BuiltArticle,
  type BuiltClaim,
  type BuiltMember,
  type BuiltStory,
  buildArticle,
  buildClaim,
  buildEvidence,
  buildMember,
  buildNewsroom,
  buildSession,
  buildStory,
} from '#seeds/factories.server.ts';
import { listStatements } from '#seeds/list-statements.server.ts';
import { buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { ballot, voteAll } from '#seeds/vote-factories.server.ts';

/*
 * What one command or page sends to the database, BEGIN and COMMIT counted too. A command's budget is one more than it sends
 * today, a page's is what it sends: if you raise one, say why. Pages come on top of the session and the header.
 */

type World = {
  author: BuiltMember;
  voters: [BuiltMember, BuiltMember, BuiltMember];
  reviewer: BuiltMember;
  story: BuiltStory;
  article: BuiltArticle;
  claim: BuiltClaim;
};

/** A story with two articles and two claims, one of them with two passages, in a newsroom of five. */
async function buildWorld(): Promise<World> {
  const { id: newsroomId } = await buildNewsroom();
  const author = await buildMember({ newsroomId });
  const voters: World['voters'] = [
    await buildMember({ newsroomId }),
    await buildMember({ newsroomId }),
    await buildMember({ newsroomId }),
  ];
  const reviewer = await buildMember({ newsroomId, role: 'admin' });
  const story = await buildStory({ actor: author });
  const article = await buildArticle({ story });
  const claim = await buildClaim({ story });
  await buildEvidence({ claim, article });
  await buildEvidence({ claim });
  await buildEvidence({ claim: await buildClaim({ story }) });
  return { author, voters, reviewer, story, article, claim };
}

const vote = ({ claim, voters }: World, who: 0 | 1 | 2) => castVote(voters[who], ballot(claim, 2));

async function buildVoted(): Promise<World> {
  const world = await buildWorld();
  const [one, two, three] = world.voters;
  await voteAll(world.claim, [
    [one, 2],
    [two, 2],
    [three, 2],
  ]);
  return world;
}

async function buildInReview(): Promise<World> {
  const world = await buildVoted();
  await closeRound(world.reviewer, { claimId: world.claim.id, roundNumber: 1 });
  await sendToReview(world.author, { claimId: world.claim.id });
  return world;
}

/** Voted and closed, with an objection by the first voter. */
async function buildObjected(): Promise<World> {
  const world = await buildWorld();
  const { voters, claim, reviewer } = world;
  await castVote(voters[0], ballot(claim, 2, { objection: true, reason: 'The log is missing.' }));
  await castVote(voters[1], ballot(claim, 2));
  await castVote(voters[2], ballot(claim, 2));
  await closeRound(reviewer, { claimId: claim.id, roundNumber: 1 });
  return world;
}

async function versionOf({ id }: BuiltClaim): Promise<number> {
  return (await db().claim.findUniqueOrThrow({ where: { id } })).version;
}

const COMMENT = {
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Sure?' }] }],
};
const ASKING = { party: 'The office', askedAt: '2026-01-01T10:00:00Z', deadlineAt: '2026-01-02T10:00:00Z' };
const selector = { start: 4, end: 11, exact: 'harbour', prefix: 'The ', suffix: ' office opened at nine.' };

async function buildSheet() {
  const sheet = await buildReadySheet();
  return { ...sheet, seen: await prepareFactSheet(sheet.actor, { storyId: sheet.story.id }) };
}

/** `prepare` makes the parents and gives the work whose statements are counted. */
type Budget = { max: number; prepare: () => Promise<() => Promise<unknown>> };

/** By the command's name. */
const COMMANDS: Record<string, Budget> = {
  'castVote, the first': {
    max: 12,
    prepare: async () =>
      (
        (world) => () =>
          vote(world, 0)
      )(await buildWorld()),
  },
  castVote: {
    max: 11,
    prepare: async () => {
      const world = await buildWorld();
      await vote(world, 0);
      return () => vote(world, 1);
    },
  },
  'castVote, again': {
    max: 11,
    prepare: async () => {
      const world = await buildWorld();
      await vote(world, 0);
      return () => vote(world, 0);
    },
  },
  'castVote, the last': {
    max: 12,
    prepare: async () => {
      const world = await buildVoted();
      await castVote(world.author, ballot(world.claim, 2));
      return () => castVote(world.reviewer, ballot(world.claim, 2));
    },
  },
  openRound: {
    max: 12,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      return () => openRound(author, { claimId: claim.id });
    },
  },
  closeRound: {
    max: 12,
    prepare: async () => {
      const { reviewer, claim } = await buildVoted();
      return () => closeRound(reviewer, { claimId: claim.id, roundNumber: 1 });
    },
  },
  sendToReview: {
    max: 10,
    prepare: async () => {
      const { author, reviewer, claim } = await buildVoted();
      await closeRound(reviewer, { claimId: claim.id, roundNumber: 1 });
      return () => sendToReview(author, { claimId: claim.id });
    },
  },
  decideReview: {
    max: 11,
    prepare: async () => {
      const { reviewer, claim } = await buildInReview();
      const claimVersion = await versionOf(claim);
      return () => decideReview(reviewer, { claimId: claim.id, claimVersion, decision: 'approved' });
    },
  },
  makeClaim: {
    max: 12,
    prepare: async () => {
      const { author, story, article } = await buildWorld();
      const { revisionId } = article;
      return () => makeClaim(author, { storyId: story.id, text: 'It was closed.', revisionId, selector });
    },
  },
  linkEvidence: {
    max: 11,
    prepare: async () => {
      const { author, claim, article } = await buildWorld();
      const { revisionId } = article;
      return () => linkEvidence(author, { claimId: claim.id, revisionId, selector, stance: 'supports' });
    },
  },
  removeEvidence: {
    max: 11,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      const { id: evidenceId } = await db().evidence.findFirstOrThrow({ where: { claimId: claim.id } });
      return () => removeEvidence(author, { evidenceId });
    },
  },
  rewordClaim: {
    max: 11,
    prepare: async () => {
      const world = await buildWorld();
      await vote(world, 0);
      return () => rewordClaim(world.author, { claimId: world.claim.id, wordingNumber: 1, text: 'It was closed.' });
    },
  },
  assignClaim: {
    max: 9,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      return () => assignClaim(author, { claimId: claim.id, memberId: author.memberId, dueOn: null });
    },
  },
  mergeClaims: {
    max: 13,
    prepare: async () => {
      const { author, claim, story } = await buildWorld();
      const { id: intoClaimId } = await buildClaim({ story });
      return () => mergeClaims(author, { claimId: claim.id, claimVersion: 1, intoClaimId });
    },
  },
  undoMerge: {
    max: 16,
    prepare: async () => {
      const { author, claim, story } = await buildWorld();
      const { id: intoClaimId } = await buildClaim({ story });
      await mergeClaims(author, { claimId: claim.id, claimVersion: 1, intoClaimId });
      return () => undoMerge(author, { claimId: claim.id });
    },
  },
  splitClaim: {
    max: 17,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      const { id } = await db().evidence.findFirstOrThrow({ where: { claimId: claim.id } });
      const texts = { keptText: 'It was closed.', newText: 'It was wet.' };
      return () => splitClaim(author, { claimId: claim.id, claimVersion: 1, ...texts, shares: { [id]: 'moves' } });
    },
  },
  writeComment: {
    max: 11,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      return () => writeComment(author, { claimId: claim.id, body: COMMENT });
    },
  },
  askForReply: {
    max: 8,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      return () => askForReply(author, { claimId: claim.id, ...ASKING });
    },
  },
  importArticle: {
    max: 12,
    prepare: async () => {
      const { author, story } = await buildWorld();
      const content = 'A new report came in at ten. It was long.';
      return () => importArticle(author, { storyId: story.id, content, fileName: null, by: 'paste', outlet: 'New' });
    },
  },
  createStory: {
    max: 6,
    prepare: async () => {
      const { author } = await buildWorld();
      return () => createStory(author, { title: 'Another' });
    },
  },
  saveSheetDetails: {
    max: 12,
    prepare: async () => {
      const { author, story } = await buildWorld();
      return () => saveSheetDetails(author, { storyId: story.id, title: 'Harbour', slug: `s-${story.id}` });
    },
  },
  prepareFactSheet: {
    max: 9,
    prepare: async () => {
      const { actor, story } = await buildReadySheet();
      return () => prepareFactSheet(actor, { storyId: story.id });
    },
  },
  publishFactSheet: {
    max: 27,
    prepare: async () => {
      const { actor, story, seen } = await buildSheet();
      return () => publishFactSheet(actor, { storyId: story.id, seenSha256: seen.seenSha256 });
    },
  },
  retractFactSheet: {
    max: 14,
    prepare: async () => {
      const sheet = await buildReadySheet();
      await publishNow(sheet);
      return () => retractFactSheet(sheet.actor, { storyId: sheet.story.id, number: 1, reason: 'Forged.' });
    },
  },
  replaceKey: {
    max: 9,
    prepare: async () => {
      const { reviewer } = await buildWorld();
      return () => replaceKey(reviewer, { kid: null });
    },
  },
  withdrawObjection: {
    max: 11,
    prepare: async () => {
      const { voters, claim } = await buildObjected();
      return () => withdrawObjection(voters[0], { claimId: claim.id });
    },
  },
  overruleObjection: {
    max: 11,
    prepare: async () => {
      const { voters, reviewer, claim } = await buildObjected();
      const voterId = voters[0].memberId;
      return () => overruleObjection(reviewer, { claimId: claim.id, voterId, reason: 'It does not stand.' });
    },
  },
  editComment: {
    max: 12,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      const { commentId } = await writeComment(author, { claimId: claim.id, body: COMMENT });
      return () => editComment(author, { commentId, body: COMMENT });
    },
  },
  removeComment: {
    max: 11,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      const { commentId } = await writeComment(author, { claimId: claim.id, body: COMMENT });
      return () => removeComment(author, { commentId });
    },
  },
  seeMentions: {
    max: 4,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      return () => seeMentions(author, { claimId: claim.id });
    },
  },
  recordReply: {
    max: 11,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      const { replyId } = await askForReply(author, { claimId: claim.id, ...ASKING });
      return () => recordReply(author, { replyId, answer: 'No.', answeredAt: ASKING.deadlineAt });
    },
  },
  removeReply: {
    max: 11,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      const { replyId } = await askForReply(author, { claimId: claim.id, ...ASKING });
      return () => removeReply(author, { replyId });
    },
  },
  dismissSuggestion: {
    max: 9,
    prepare: async () => {
      const { author, claim, article } = await buildWorld();
      const subject = { kind: 'claim' as const, claimId: claim.id };
      return () => dismissSuggestion(author, { subject, revisionId: article.revisionId, start: 0, end: 3 });
    },
  },
  changeRole: {
    max: 13,
    prepare: async () => {
      const world = await buildWorld();
      await vote(world, 0);
      return () => changeRole(world.reviewer, { memberId: world.voters[1].memberId, role: 'observer' });
    },
  },
  removeMember: {
    max: 13,
    prepare: async () => {
      const world = await buildWorld();
      await vote(world, 0);
      return () => removeMember(world.reviewer, { memberId: world.voters[1].memberId });
    },
  },
  setRule: {
    max: 8,
    prepare: async () => {
      const { reviewer } = await buildWorld();
      return () => setRule(reviewer, { ...ruleSettingsSchema.parse(DEFAULT_RULE), quorumCount: 2 });
    },
  },
  importAnnotations: {
    max: 15,
    prepare: async () => {
      const { author, article } = await buildWorld();
      const target = { source: 'x', selector: { type: 'TextPositionSelector', start: 0, end: 3 } };
      return () => importAnnotations(author, { articleId: article.id, annotations: [{ type: 'Annotation', target }] });
    },
  },
  exportAuditLog: {
    max: 11,
    prepare: async () => {
      const { reviewer, claim } = await buildWorld();
      await assignClaim(reviewer, { claimId: claim.id, memberId: reviewer.memberId, dueOn: null });
      return () => exportAuditLog(reviewer, null);
    },
  },
};

const PAGES: Record<string, Budget> = {
  'the session and the header': {
    max: 4,
    prepare: async () => {
      const { author } = await buildWorld();
      return async () => {
        await findActor(buildSession(author));
        await Promise.all([getNewsroom(author), countUnseenMentions(author)]);
      };
    },
  },
  'the claim': {
    max: 8,
    prepare: async () => {
      const { author, claim } = await buildInReview();
      return async () => {
        await getClaimDesk(author, claim.id);
      };
    },
  },
  'the board': {
    max: 5,
    prepare: async () => {
      const { author, story } = await buildInReview();
      return async () => {
        await getBoard(author, story.id);
        await listProposals(author, story.id);
      };
    },
  },
  'the stories': {
    max: 2,
    prepare: async () => {
      const { author } = await buildWorld();
      return () => listStories(author);
    },
  },
  'a story': {
    max: 4,
    prepare: async () => {
      const { author, story } = await buildInReview();
      return async () => {
        await getStory(author, story.id);
        await getStoryAlpha(author, story.id);
      };
    },
  },
  'the matrix': {
    max: 5,
    prepare: async () => {
      const { author, story } = await buildInReview();
      return () => getMatrix(author, story.id);
    },
  },
  'the reader': {
    max: 8,
    prepare: async () => {
      const { author, story, article } = await buildInReview();
      const at = { storyId: story.id, articleId: article.id };
      return async () => {
        const read = await getRevision(author, at);
        await Promise.all([
          listClaims(author, story.id),
          listEvidenceForRevision(author, read.id),
          listOrigins(author, story.id),
          listMembers(author),
        ]);
      };
    },
  },
  'the review queue': {
    max: 4,
    prepare: async () => {
      const { reviewer } = await buildInReview();
      return async () => {
        const [shown] = await listReviewQueue(reviewer);
        await getEvidenceContext(reviewer, shown?.evidence ?? []);
      };
    },
  },
  'what is for you': {
    max: 3,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      await assignClaim(author, { claimId: claim.id, memberId: author.memberId, dueOn: null });
      return async () => {
        await listMentions(author);
        await listOwnClaims(author);
      };
    },
  },
  'the sheet': {
    max: 4,
    prepare: async () => {
      const { actor, story } = await buildReadySheet();
      return () => getSheetPage(actor, story.id);
    },
  },
  'the preview': {
    max: 8,
    prepare: async () => {
      const { actor, story } = await buildReadySheet();
      return () => getSheetPreview(actor, story.id, new Date());
    },
  },
  'the audit log': {
    max: 4,
    prepare: async () => {
      const { reviewer } = await buildInReview();
      return () => listAuditEvents(reviewer);
    },
  },
  'the keys': {
    max: 1,
    prepare: async () => {
      const { reviewer } = await buildWorld();
      return () => listSigningKeys(reviewer);
    },
  },
  'the members': {
    max: 1,
    prepare: async () => {
      const { reviewer } = await buildWorld();
      return () => listMembers(reviewer);
    },
  },
};

/** Addresses of the public site; each is read once and kept, so what is counted is the first reader's. */
const PUBLIC: [path: string, max: number][] = [
  ['/facts', 1],
  ['/facts?q=harbour', 1],
  ['/facts/corrections', 1],
  ['/facts/feed.xml', 1],
  ['/facts/feed.json', 1],
  ['/sitemap.xml', 1],
  ['/.well-known/touchstone-keys.json', 1],
  ['/facts/SLUG', 1],
  ['/facts/SLUG.json', 1],
  ['/facts/SLUG/v/1', 1],
  ['/facts/SLUG/history', 1],
  ['/facts/SLUG/feed.xml', 1],
  ['/facts/SLUG/claims/1', 1],
  ['/embed/SLUG/1', 1],
];

const SITE: Site = {
  url: 'https://facts.example.test',
  renderer: { renderBody: () => '', style: '' },
  policies: { page: '', embed: '' },
};

async function countStatements({ prepare }: Budget): Promise<string[]> {
  return listStatements(await prepare());
}

test.each(Object.entries(COMMANDS))('[S14] %s keeps to its budget of statements', async (_name, budget) => {
  const statements = await countStatements(budget);
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(budget.max);
});

test.each(Object.entries(PAGES))('[S14] the page %s keeps to its budget of statements', async (_name, budget) => {
  const statements = await countStatements(budget);
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(budget.max);
});

test.each(PUBLIC)('[S14] the public page %s keeps to its budget of statements', async (path, max) => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const location = readAddress(path.replace('SLUG', sheet.slug));
  if (location?.is !== 'page') throw new Error(`${path} is no address`);
  const load = makeContentLoader();
  let content: unknown = null;
  const statements = await listStatements(async () => {
    content = await load(SITE, location.address, 1);
  });
  expect(content).not.toBeNull();
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(max);
  if (!path.includes('SLUG')) expect(statements.join('\n')).not.toContain('"snapshot"');
});

test('[S14] every command has a budget', async () => {
  const commands: string[] = [];
  for await (const path of glob('lib/**/*.server.ts')) {
    const source = readFileSync(path, 'utf8');
    for (const [, name = ''] of source.matchAll(/^export const (\w+)Schema\b/gm)) commands.push(name);
  }
  const inputs = ['newMember', 'suggestionSubject'];
  expect(commands.filter((name) => !inputs.includes(name) && !(name in COMMANDS))).toEqual([]);
  expect(commands.length).toBeGreaterThan(25);
});
