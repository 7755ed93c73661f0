import { findNeighbours } from '#lib/article/find-neighbours.server.ts';
import { getRevision } from '#lib/article/get-revision.server.ts';
import { listAuditEvents } from '#lib/audit-log/list-audit-events.server.ts';
import { listStoryEvents } from '#lib/audit-log/list-story-events.server.ts';
import { findActor } from '#lib/auth/find-actor.server.ts';
import { assignClaim } from '#lib/claim/assign-claim.server.ts';
import { listEvidenceForRevision } from '#lib/claim/list-evidence-for-revision.server.ts';
import { listOrigins } from '#lib/claim/list-origins.server.ts';
import { getClaimDesk } from '#lib/claim-desk/get-claim-desk.server.ts';
import { getEvidenceContext } from '#lib/claim-desk/get-evidence-context.server.ts';
import { getDiscussion } from '#lib/discussion/get-discussion.server.ts';
import { getSheetPage } from '#lib/factsheet/get-sheet-page.server.ts';
import { getSheetPreview } from '#lib/factsheet/get-sheet-preview.server.ts';
import { listSigningKeys } from '#lib/keys/list-signing-keys.server.ts';
import { listMentions } from '#lib/mention/list-mentions.server.ts';
import { listUnseenEntries } from '#lib/mention/mentions.server.ts';
import { getNewsroom } from '#lib/newsroom/get-newsroom.server.ts';
import { listMembers } from '#lib/newsroom/list-members.server.ts';
import { findClaims } from '#lib/overview/find-claims.server.ts';
import { getBoard, getBoardPart } from '#lib/overview/get-board.server.ts';
import { getMatrix, getMatrixPart } from '#lib/overview/get-matrix.server.ts';
import { getStory } from '#lib/overview/get-story.server.ts';
import { getStoryAlpha } from '#lib/overview/get-story-alpha.server.ts';
import { listOwnClaims } from '#lib/overview/list-own-claims.server.ts';
import { listStories } from '#lib/overview/list-stories.server.ts';
import { listReviewQueue } from '#lib/review/list-review-queue.server.ts';
import { getStoryTitle } from '#lib/story/get-story-title.server.ts';
import { listProposals } from '#lib/suggestion/list-proposals.server.ts';
import { countWaiting } from '#lib/visit/count-waiting.server.ts';
import { listDecisions } from '#lib/visit/list-decisions.server.ts';
import { listUnread } from '#lib/visit/list-unread.server.ts';
import { buildSession } from '../factories.server.ts';
import { buildReadySheet } from '../sheet-factories.server.ts';
import { type Budget, buildInReview, buildWorld } from './world.server.ts';

const ARRANGEMENT = { filter: 'all', grouping: 'state', order: 'number', words: '' } as const;

/** What each page of the app reads. */
export const PAGE_BUDGETS: Record<string, Budget> = {
  'the session and the header': {
    count: 5,
    prepare: async () => {
      const { author } = await buildWorld();
      return async () => {
        await findActor(buildSession(author));
        await Promise.all([getNewsroom(author), countWaiting(author)]);
      };
    },
  },
  'the claim': {
    count: 9,
    prepare: async () => {
      const { author, claim } = await buildInReview();
      return async () => {
        await getClaimDesk(author, claim.id);
      };
    },
  },
  // Its claims' keys and votes are read apart from what is shown, so that none of it grows with the story.
  'the board': {
    count: 8,
    prepare: async () => {
      const { author, story } = await buildInReview();
      return async () => {
        await getBoard(author, { storyId: story.id, arrangement: ARRANGEMENT, today: '2026-01-01' });
        await listProposals(author, story.id);
      };
    },
  },
  'a part of the board, judged': {
    count: 5,
    prepare: async () => {
      const { author, story } = await buildInReview();
      const arrangement = { ...ARRANGEMENT, grouping: 'who' } as const;
      return () => getBoardPart(author, { storyId: story.id, arrangement, from: 0, count: 60, today: '2026-01-01' });
    },
  },
  'the claims to choose from': {
    count: 2,
    prepare: async () => {
      const { author, story } = await buildInReview();
      return () => findClaims(author, { storyId: story.id, purpose: 'evidence', words: '' });
    },
  },
  'a part of the matrix': {
    count: 4,
    prepare: async () => {
      const { author, story } = await buildInReview();
      const range = { rowsFrom: 0, rowCount: 60, articlesFrom: 0, articleCount: 0 };
      return () => getMatrixPart(author, { storyId: story.id, words: '', ...range });
    },
  },
  'the stories': {
    count: 3,
    prepare: async () => {
      const { author } = await buildWorld();
      return () => listStories(author);
    },
  },
  'a story': {
    count: 5,
    prepare: async () => {
      const { author, story } = await buildInReview();
      return async () => {
        await getStory(author, story.id);
        await listUnread(author, story.id);
        await getStoryAlpha(author, story.id);
      };
    },
  },
  'the matrix': {
    count: 6,
    prepare: async () => {
      const { author, story } = await buildInReview();
      return () => getMatrix(author, story.id);
    },
  },
  'the activity of a story': {
    count: 2,
    prepare: async () => {
      const { author, story } = await buildInReview();
      return () => listStoryEvents(author, story.id);
    },
  },
  'the way around a story': {
    count: 1,
    prepare: async () => {
      const { author, story } = await buildInReview();
      return () => getStoryTitle(author, story.id);
    },
  },
  'the reader': {
    count: 6,
    prepare: async () => {
      const { author, story, article } = await buildInReview();
      const at = { storyId: story.id, articleId: article.id };
      return async () => {
        const read = await getRevision(author, at);
        await Promise.all([
          listEvidenceForRevision(author, read.id),
          listOrigins(author, story.id),
          listMembers(author),
          findNeighbours(author, at),
          listUnseenEntries(author, read.id),
        ]);
      };
    },
  },
  'the review queue': {
    count: 6,
    prepare: async () => {
      const { reviewer, claim } = await buildInReview();
      return async () => {
        const [shown] = await listReviewQueue(reviewer);
        await getEvidenceContext(reviewer, shown?.evidence ?? []);
        await getDiscussion(reviewer, claim.id);
        await listMembers(reviewer);
      };
    },
  },
  'what is for you': {
    count: 6,
    prepare: async () => {
      const { author, claim } = await buildWorld();
      await assignClaim(author, { claimId: claim.id, memberId: author.memberId, dueOn: null });
      return async () => {
        await listMentions(author);
        await listOwnClaims(author);
        await listDecisions(author);
      };
    },
  },
  'the sheet': {
    count: 5,
    prepare: async () => {
      const { actor, story } = await buildReadySheet();
      return () => getSheetPage(actor, story.id);
    },
  },
  'the preview': {
    count: 10,
    prepare: async () => {
      const { actor, story } = await buildReadySheet();
      return () => getSheetPreview(actor, story.id, new Date());
    },
  },
  'the audit log': {
    count: 1,
    prepare: async () => {
      const { reviewer } = await buildInReview();
      return () => listAuditEvents(reviewer);
    },
  },
  'the keys': {
    count: 1,
    prepare: async () => {
      const { reviewer } = await buildWorld();
      return () => listSigningKeys(reviewer);
    },
  },
  'the members': {
    count: 1,
    prepare: async () => {
      const { reviewer } = await buildWorld();
      return () => listMembers(reviewer);
    },
  },
};
