import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { findOrCreateSource } from '#lib/source/find-or-create-source.server.ts';
import { OUTLET_NOT_NAMED } from '#lib/source/outlet.ts';
import { articleDetailsSchema } from './article-details.ts';

const { title, outlet, date, language, url } = articleDetailsSchema.shape;

export const correctArticleSchema = z.object({
  articleId: z.uuid(),
  title: title.unwrap(),
  /** Missing where the outlet is not named. */
  outlet,
  /** Missing where the day is not known. */
  date,
  language: language.unwrap(),
  url,
});

/**
 * Corrects what is stated about an article: all of its details, as the form shows them. Its text stays as imported, and published
 * versions as they were. An outlet that is new gets grade F.
 * @throws AppError NOT_FOUND, FORBIDDEN for observers, INVALID for details that do not fit.
 */
export const correctArticle = command({
  verb: 'article.correct',
  schema: correctArticleSchema,
  run: async ({ tx, actor, record }, { articleId, ...given }): Promise<void> => {
    const { newsroomId } = actor;
    await tx.$queryRaw`SELECT id FROM article WHERE id = ${articleId}::uuid AND newsroom_id = ${newsroomId}::uuid FOR NO KEY UPDATE`;
    const article = await tx.article.findFirst({ where: { id: articleId, newsroomId }, include: { source: true } });
    if (!article) throw new AppError('NOT_FOUND');
    const { storyId, source } = article;
    const from = {
      title: article.title,
      outlet: source.name,
      date: article.publishedOn?.toISOString().slice(0, 10) ?? null,
      language: article.language,
      url: article.url,
    };
    const to = {
      title: given.title,
      outlet: given.outlet ?? OUTLET_NOT_NAMED,
      date: given.date ?? null,
      language: given.language,
      url: given.url ?? null,
    };
    if (JSON.stringify(from) === JSON.stringify(to)) return;
    const sourceId = to.outlet === from.outlet ? source.id : await findOrCreateSource(tx, newsroomId, to.outlet, 'F');
    await tx.article.update({
      where: { id: articleId },
      data: {
        sourceId,
        title: to.title,
        language: to.language,
        url: to.url,
        publishedOn: to.date === null ? null : new Date(to.date),
      },
    });
    record({ type: 'article.corrected', payload: { storyId, articleId, from, to } }, { storyId });
  },
});
