import type { Actor } from '#lib/actor/actor.ts';
import { nameMentions } from '#lib/annotation/note-mention.ts';
import { db } from '#lib/db.server.ts';
import { baseUrl } from '#lib/env.server.ts';
import { AppError } from '#lib/errors.ts';
import { readNames } from '#lib/mention/read-names.server.ts';
import { toAnnotationPage } from './web-annotation.ts';

/**
 * The annotations on the article's newest revision as a W3C AnnotationPage, in the order of the text.
 * @throws AppError NOT_FOUND for an article of another newsroom.
 */
export async function getAnnotationPage(actor: Actor, articleId: string) {
  const { newsroomId } = actor;
  const revision = await db().revision.findFirst({
    where: { articleId, newsroomId },
    orderBy: { number: 'desc' },
    select: { id: true, text: true, storyId: true },
  });
  if (!revision) throw new AppError('NOT_FOUND');
  const rows = await db().annotation.findMany({
    where: { newsroomId, revisionId: revision.id },
    orderBy: [{ startOffset: 'asc' }, { endOffset: 'asc' }, { id: 'asc' }],
    include: { author: { select: { id: true, name: true } } },
  });
  const texts = rows.map(({ note }) => note);
  const nameOf = await readNames(db(), newsroomId, texts);
  return toAnnotationPage({
    pageUrl: `${baseUrl()}/api/v1/articles/${articleId}/annotations`,
    articleUrl: `${baseUrl()}/stories/${revision.storyId}/articles/${articleId}`,
    text: revision.text,
    annotations: rows.map(({ id, author, kind, note, createdAt, startOffset, endOffset, exact, prefix, suffix }) => ({
      id,
      author: { memberId: author.id, name: author.name },
      selector: { start: startOffset, end: endOffset, exact, prefix, suffix },
      kind,
      note: nameMentions(note, nameOf),
      createdAt: createdAt.toISOString(),
    })),
  });
}
