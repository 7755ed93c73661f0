import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { command } from '#lib/command/command.server.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { suggestionSubjectSchema } from './find-suggestions.server.ts';
import { nameSubject } from './suggestion.ts';

export const dismissSuggestionSchema = z.object({
  subject: suggestionSubjectSchema,
  revisionId: z.uuid(),
  start: z.int().min(0),
  end: z.int().min(1),
});

export type DismissSuggestionInput = z.input<typeof dismissSuggestionSchema>;

/**
 * Dismisses a suggestion for everyone, for the same claim or passage. Idempotent.
 * @throws AppError FORBIDDEN for an observer; NOT_FOUND for what is not in one story of the newsroom.
 */
export const dismissSuggestion = command({
  verb: 'suggestion.dismiss',
  schema: dismissSuggestionSchema,
  run: async ({ tx, actor, record }, input): Promise<void> => {
    const { storyId, dismissal, payload } = await locate(tx, actor, input);
    const { newsroomId, memberId } = actor;
    const { count } = await tx.suggestionDismissal.createMany({
      data: [{ ...dismissal, newsroomId, storyId, memberId }],
      skipDuplicates: true,
    });
    if (count > 0) record({ type: 'suggestion.dismissed', payload }, { storyId });
  },
});

/** Lets the passage be suggested again. @throws AppError as `dismissSuggestion`. */
export const restoreSuggestion = command({
  verb: 'suggestion.dismiss',
  schema: dismissSuggestionSchema,
  run: async ({ tx, actor, record }, input): Promise<void> => {
    const { storyId, dismissal, payload } = await locate(tx, actor, input);
    const { count } = await tx.suggestionDismissal.deleteMany({
      where: { ...dismissal, newsroomId: actor.newsroomId },
    });
    if (count > 0) record({ type: 'suggestion.restored', payload }, { storyId });
  },
});

/** The story of the passage and of what it is suggested for, which must be one. */
async function locate(tx: Tx, { newsroomId }: Actor, { subject, revisionId, start, end }: DismissSuggestionInput) {
  const revision = await tx.revision.findFirst({
    where: { id: revisionId, newsroomId },
    select: { storyId: true, text: true },
  });
  const subjectStory =
    subject.kind === 'claim'
      ? await tx.claim.findFirst({ where: { id: subject.claimId, newsroomId }, select: { storyId: true } })
      : await tx.revision.findFirst({ where: { id: subject.revisionId, newsroomId }, select: { storyId: true } });
  if (!revision || !subjectStory || revision.storyId !== subjectStory.storyId) throw new AppError('NOT_FOUND');
  if (start >= end || end > revision.text.length) throw new AppError('selector.outside-text');
  const about = nameSubject(subject);
  return {
    storyId: revision.storyId,
    dismissal: { about, revisionId, startOffset: start, endOffset: end },
    payload: { about, revisionId, start, end },
  };
}
