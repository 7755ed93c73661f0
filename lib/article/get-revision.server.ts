import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import type { RevisionView } from './revision-view.ts';

/**
 * The latest revision of an article, with what the reader shows around it.
 * @throws AppError NOT_FOUND when the newsroom's story has no such article, also for an id that is none.
 */
export async function getRevision(actor: Actor, at: { storyId: string; articleId: string }): Promise<RevisionView> {
  const ids = z.object({ storyId: z.uuid(), articleId: z.uuid() }).safeParse(at);
  if (!ids.success) throw new AppError('NOT_FOUND');
  const revision = await db().revision.findFirst({
    where: { ...ids.data, newsroomId: actor.newsroomId },
    orderBy: { number: 'desc' },
    include: {
      article: { include: { source: true, importedBy: { select: { name: true } } } },
    },
  });
  if (!revision) throw new AppError('NOT_FOUND');
  const { article, id, number, articleId, storyId, text, sha256, wordCount, repairs, fetchedAt } = revision;
  const { title, url, language, publishedOn, retelling, source, importedBy, withdrawnAt, withdrawnReason } = article;
  return {
    id,
    number,
    articleId,
    storyId,
    title,
    outlet: source.name,
    grade: source.grade,
    url,
    language,
    date: publishedOn?.toISOString().slice(0, 10) ?? null,
    retelling,
    withdrawnReason: withdrawnAt && withdrawnReason,
    text,
    sha256,
    wordCount,
    repairs,
    importedByName: importedBy.name,
    fetchedAt: fetchedAt.toISOString(),
  };
}
