import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { measureProgress } from './story-progress.ts';
import type { StoryArticle, StoryView } from './story-view.ts';

/**
 * One story with its articles in order of publication (undated last) and the state of its claims.
 * @throws AppError NOT_FOUND when the newsroom has no such story, also for an id that is none.
 */
export async function getStory(actor: Actor, storyId: string): Promise<StoryView> {
  if (!z.uuid().safeParse(storyId).success) throw new AppError('NOT_FOUND');
  const { newsroomId } = actor;
  const story = await db().story.findFirst({
    where: { id: storyId, newsroomId },
    select: {
      id: true,
      title: true,
      createdAt: true,
      createdBy: { select: { name: true } },
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
    listArticles(newsroomId, storyId),
    db().claim.groupBy({ by: ['state'], where: { newsroomId, storyId, mergedIntoId: null }, _count: { _all: true } }),
  ]);
  const publishedVersion = story.factSheet?.versions[0]?.number;
  return {
    id: story.id,
    title: story.title,
    createdByName: story.createdBy.name,
    createdAt: story.createdAt.toISOString(),
    articles,
    progress: measureProgress(groups.map(({ state, _count }) => ({ state, count: _count._all }))),
    factSheet:
      story.factSheet && publishedVersion
        ? { slug: story.factSheet.slug, publishedVersion, retracted: story.factSheet.retractedAt !== null }
        : null,
  };
}

async function listArticles(newsroomId: string, storyId: string): Promise<StoryArticle[]> {
  const articles = await db().article.findMany({
    where: { newsroomId, storyId },
    orderBy: [{ publishedOn: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      publishedOn: true,
      language: true,
      retelling: true,
      source: { select: { name: true, grade: true } },
      revisions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { wordCount: true, _count: { select: { annotations: true } } },
      },
    },
  });
  return articles.map(({ id, title, publishedOn, language, retelling, source, revisions: [latest] }) => {
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
      wordCount,
      annotationCount,
    };
  });
}
