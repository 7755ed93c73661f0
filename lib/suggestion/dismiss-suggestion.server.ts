import { z } from 'zod';
import { type Actor, canContribute } from '#lib/actor/actor.ts';
import { recordDeed } from '#lib/claim/take-step.server.ts';
import { inTransaction, type Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
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
 * Keeps a passage from being suggested again for the same claim or passage, to anyone. Done twice it changes nothing.
 * @throws AppError FORBIDDEN for an observer; NOT_FOUND for what is not in one story of the newsroom.
 */
export function dismissSuggestion(actor: Actor, input: DismissSuggestionInput): Promise<void> {
  return decide(actor, input, async (tx, storyId, dismissal) => {
    const { newsroomId, memberId } = actor;
    const { count } = await tx.suggestionDismissal.createMany({
      data: [{ ...dismissal, newsroomId, storyId, memberId }],
      skipDuplicates: true,
    });
    return count > 0 ? 'suggestion.dismissed' : null;
  });
}

/** Lets the passage be suggested again. @throws AppError as `dismissSuggestion`. */
export function restoreSuggestion(actor: Actor, input: DismissSuggestionInput): Promise<void> {
  return decide(actor, input, async (tx, _storyId, dismissal) => {
    const { count } = await tx.suggestionDismissal.deleteMany({
      where: { ...dismissal, newsroomId: actor.newsroomId },
    });
    return count > 0 ? 'suggestion.restored' : null;
  });
}

type Dismissal = { about: string; revisionId: string; startOffset: number; endOffset: number };
type Deed = 'suggestion.dismissed' | 'suggestion.restored' | null;

async function decide(
  actor: Actor,
  input: DismissSuggestionInput,
  write: (tx: Tx, storyId: string, dismissal: Dismissal) => Promise<Deed>,
): Promise<void> {
  const { subject, revisionId, start, end } = parseInput(dismissSuggestionSchema, input);
  if (!canContribute(actor.role)) throw new AppError('FORBIDDEN', 'Observers read along; they change nothing.');
  const { newsroomId, memberId } = actor;
  await inTransaction(async (tx) => {
    const revision = await tx.revision.findFirst({
      where: { id: revisionId, newsroomId },
      select: { storyId: true, text: true },
    });
    const subjectStory =
      subject.kind === 'claim'
        ? await tx.claim.findFirst({ where: { id: subject.claimId, newsroomId }, select: { storyId: true } })
        : await tx.revision.findFirst({ where: { id: subject.revisionId, newsroomId }, select: { storyId: true } });
    if (!revision || !subjectStory || revision.storyId !== subjectStory.storyId) throw new AppError('NOT_FOUND');
    if (start >= end || end > revision.text.length) throw new AppError('INVALID', 'The passage lies outside the text.');
    const { storyId } = revision;
    const about = nameSubject(subject);
    const type = await write(tx, storyId, { about, revisionId, startOffset: start, endOffset: end });
    if (type === null) return;
    await recordDeed(tx, { newsroomId, storyId, by: memberId }, { type, payload: { about, revisionId, start, end } });
  });
}
