import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { measureProgress } from './story-progress.ts';
import type { StoryArticle, StoryView } from './story-view.ts';

const PAGE_COUNT = 30;

/**
 * One story with the state of its claims and 30 of its articles in order of publication (undated last): those after the article
 * `afterId`, or the first.
 * @throws AppError NOT_FOUND when the newsroom has no such story, also for an id that is none.
 */
export async function getStory(actor: Actor, storyId: string, afterId?: string): Promise<StoryView> {
  if (!z.uuid().safeParse(storyId).success) throw new AppError('NOT_FOUND');
  const { newsroomId } = actor;
  const story = await db().story.findFirst({
    where: { id: storyId, newsroomId },
    select: {
      id: true,
      title: true,
      createdAt: true,
      archivedAt: true,
      createdBy: { select: { name: true } },
      _count: { select: { articles: true } },
      factSheet: {
        select: {
          slug: true,
          retractedAt: true,
          versions: { orderBy: { number: 'desc' }, take: 1, select: { number: true } },
        },
      },
    },
  });
  if (!story) throw new AppError('NOT_FOUND');
  const [articles, groups] = await Promise.all([
    listArticles(newsroomId, storyId, afterId),
    db().claim.groupBy({ by: ['state'], where: { newsroomId, storyId, mergedIntoId: null }, _count: { _all: true } }),
  ]);
  const publishedVersion = story.factSheet?.versions[0]?.number;
  return {
    id: story.id,
    title: story.title,
    createdByName: story.createdBy.name,
    createdAt: story.createdAt.toISOString(),
    archived: story.archivedAt !== null,
    articleCount: story._count.articles,
    articles: articles.slice(0, PAGE_COUNT),
    nextAfter: articles.length > PAGE_COUNT ? (articles[PAGE_COUNT - 1]?.id ?? null) : null,
    progress: measureProgress(groups.map(({ state, _count }) => ({ state, count: _count._all }))),
    factSheet:
      story.factSheet && publishedVersion
        ? { slug: story.factSheet.slug, publishedVersion, retracted: story.factSheet.retractedAt !== null }
        : null,
  };
}

/** What comes after an article in the order of publication, undated last. */
function listLater({ publishedOn, createdAt, id }: { publishedOn: Date | null; createdAt: Date; id: string }) {
  const sameDay = [
    { publishedOn, createdAt: { gt: createdAt } },
    { publishedOn, createdAt, id: { gt: id } },
  ];
  return publishedOn ? [{ publishedOn: { gt: publishedOn } }, { publishedOn: null }, ...sameDay] : sameDay;
}

/** One more than a page has, where there are as many. */
async function listArticles(newsroomId: string, storyId: string, afterId?: string): Promise<StoryArticle[]> {
  const after = afterId ? await db().article.findFirst({ where: { id: afterId, newsroomId, storyId } }) : null;
  const articles = await db().article.findMany({
    where: { newsroomId, storyId, ...(after && { OR: listLater(after) }) },
    take: PAGE_COUNT + 1,
    orderBy: [{ publishedOn: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      publishedOn: true,
      language: true,
      retelling: true,
      withdrawnAt: true,
      source: { select: { name: true, grade: true } },
      revisions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { wordCount: true, _count: { select: { annotations: true } } },
      },
    },
  });
  return articles.map(({ id, title, publishedOn, language, retelling, withdrawnAt, source, revisions: [latest] }) => {
    if (!latest) throw new Error(`article ${id} has no revision`);
    const date = publishedOn?.toISOString().slice(0, 10) ?? null;
    const { wordCount } = latest;
    const annotationCount = latest._count.annotations;
    return {
      id,
      title,
      outlet: source.name,
      grade: source.grade,
      date,
      language,
      retelling,
      withdrawn: withdrawnAt !== null,
      wordCount,
      annotationCount,
    };
  });
}
