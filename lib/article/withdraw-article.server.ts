import { z } from 'zod';
import { type CommandContext, command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';

const REASON_MAX_LENGTH = 500;

export const withdrawArticleSchema = z.object({
  articleId: z.uuid(),
  reason: z
    .string()
    .trim()
    .min(1, 'article.withdrawal-reason')
    .max(REASON_MAX_LENGTH, 'article.withdrawal-reason-too-long'),
});

/**
 * Marks an article as one that is no longer cited, for instance because its outlet took it back. It stays readable, and what cites
 * it is marked. Withdrawn already, it keeps its reason. @throws AppError NOT_FOUND, FORBIDDEN for observers.
 */
export const withdrawArticle = command({
  verb: 'article.correct',
  schema: withdrawArticleSchema,
  run: async (context, { articleId, reason }): Promise<void> => {
    const { storyId, withdrawnAt } = await lockArticle(context, articleId);
    if (withdrawnAt) return;
    const data = { withdrawnAt: new Date(), withdrawnReason: reason };
    await context.tx.article.update({ where: { id: articleId }, data });
    context.record({ type: 'article.withdrawn', payload: { storyId, articleId, reason } }, { storyId });
  },
});

/** Takes a withdrawal back. @throws AppError NOT_FOUND, FORBIDDEN for observers. */
export const reinstateArticle = command({
  verb: 'article.correct',
  schema: z.object({ articleId: z.uuid() }),
  run: async (context, { articleId }): Promise<void> => {
    const { storyId, withdrawnAt } = await lockArticle(context, articleId);
    if (!withdrawnAt) return;
    await context.tx.article.update({ where: { id: articleId }, data: { withdrawnAt: null, withdrawnReason: '' } });
    context.record({ type: 'article.reinstated', payload: { storyId, articleId } }, { storyId });
  },
});

async function lockArticle({ tx, actor: { newsroomId } }: CommandContext, articleId: string) {
  await tx.$queryRaw`
    SELECT id FROM article WHERE id = ${articleId}::uuid AND newsroom_id = ${newsroomId}::uuid FOR NO KEY UPDATE`;
  const article = await tx.article.findFirst({ where: { id: articleId, newsroomId } });
  if (!article) throw new AppError('NOT_FOUND');
  return article;
}
