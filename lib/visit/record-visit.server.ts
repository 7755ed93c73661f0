import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { placeSchema } from './place.ts';

export const recordVisitSchema = z.object({ place: placeSchema });

/**
 * Keeps that the member is at the place now. It is no decision, so nothing is audited.
 * @throws AppError NOT_FOUND for an article of another newsroom, or none.
 */
export const recordVisit = command({
  verb: 'visit.record',
  schema: recordVisitSchema,
  run: async ({ tx, actor }, { place }): Promise<void> => {
    const { newsroomId, memberId } = actor;
    const [, articleId] = place.split(':');
    if (articleId && !(await tx.article.findFirst({ where: { id: articleId, newsroomId }, select: { id: true } }))) {
      throw new AppError('NOT_FOUND');
    }
    const at = new Date();
    await tx.visit.upsert({
      where: { memberId_place: { memberId, place } },
      create: { newsroomId, memberId, place, at },
      update: { at },
    });
  },
});
