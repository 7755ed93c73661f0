import type { Actor } from '#lib/actor/actor.ts';
import type { ClaimState } from '#lib/claim/transitions.ts';
import { db } from '#lib/db.server.ts';
import { measureProgress } from './story-progress.ts';
import type { StoryListingPage } from './story-view.ts';

const PAGE_COUNT = 40;

type StoryQuery = { afterId?: string | undefined; words?: string; isArchived?: boolean };

/**
 * 40 of the newsroom's stories, newest first: those after the story `afterId`, or the newest; with `words`, of all whose titles
 * have all of them, else of those that are archived or of those that are not.
 */
export async function listStories(
  { newsroomId }: Actor,
  { afterId, words = '', isArchived = false }: StoryQuery = {},
): Promise<StoryListingPage> {
  const after = afterId ? await db().story.findFirst({ where: { id: afterId, newsroomId } }) : null;
  const found = words.split(/\s+/).filter((word) => word !== '');
  const stories = await db().story.findMany({
    where: {
      newsroomId,
      ...(found.length === 0 && { archivedAt: isArchived ? { not: null } : null }),
      AND: [
        ...found.map((word) => ({ title: { contains: escapeLike(word), mode: 'insensitive' as const } })),
        ...(after
          ? [{ OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }] }]
          : []),
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE_COUNT + 1,
    select: {
      id: true,
      title: true,
      createdAt: true,
      archivedAt: true,
      _count: { select: { articles: true } },
      factSheet: {
        select: { retractedAt: true, versions: { orderBy: { number: 'desc' }, take: 1, select: { number: true } } },
      },
    },
  });
  const shown = stories.slice(0, PAGE_COUNT);
  const groups = await db().claim.groupBy({
    by: ['storyId', 'state'],
    where: { newsroomId, storyId: { in: shown.map(({ id }) => id) }, mergedIntoId: null },
    _count: { _all: true },
  });
  const byStory = Map.groupBy(groups, ({ storyId }) => storyId);
  return {
    stories: shown.map((story) => ({
      id: story.id,
      title: story.title,
      createdAt: story.createdAt.toISOString(),
      archived: story.archivedAt !== null,
      articleCount: story._count.articles,
      progress: measureProgress((byStory.get(story.id) ?? []).map(toCount)),
      publishedVersion: story.factSheet?.versions[0]?.number ?? null,
      retracted: Boolean(story.factSheet?.retractedAt),
    })),
    archivedCount: await db().story.count({ where: { newsroomId, archivedAt: { not: null } } }),
    nextAfter: stories.length > PAGE_COUNT ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** Prisma hands `contains` to LIKE as it is. */
function escapeLike(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&');
}

function toCount(group: { state: ClaimState; _count: { _all: number } }): { state: ClaimState; count: number } {
  return { state: group.state, count: group._count._all };
}
