import type { Actor } from '#lib/actor/actor.ts';
import type { ClaimState } from '#lib/claim/transitions.ts';
import { db } from '#lib/db.server.ts';
import { measureProgress } from './story-progress.ts';
import type { StoryListing } from './story-view.ts';

/** The newsroom's stories, newest first. */
export async function listStories(actor: Actor): Promise<StoryListing[]> {
  const { newsroomId } = actor;
  const [stories, groups] = await Promise.all([
    db().story.findMany({
      where: { newsroomId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: {
        id: true,
        title: true,
        createdAt: true,
        _count: { select: { articles: true } },
        factSheet: {
          select: { retractedAt: true, versions: { orderBy: { number: 'desc' }, take: 1, select: { number: true } } },
        },
      },
    }),
    db().claim.groupBy({ by: ['storyId', 'state'], where: { newsroomId, mergedIntoId: null }, _count: { _all: true } }),
  ]);
  const byStory = Map.groupBy(groups, ({ storyId }) => storyId);
  return stories.map((story) => ({
    id: story.id,
    title: story.title,
    createdAt: story.createdAt.toISOString(),
    articleCount: story._count.articles,
    progress: measureProgress((byStory.get(story.id) ?? []).map(toCount)),
    publishedVersion: story.factSheet?.versions[0]?.number ?? null,
    retracted: Boolean(story.factSheet?.retractedAt),
  }));
}

function toCount(group: { state: ClaimState; _count: { _all: number } }): { state: ClaimState; count: number } {
  return { state: group.state, count: group._count._all };
}
