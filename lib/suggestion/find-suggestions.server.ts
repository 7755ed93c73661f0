import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { loadClaims } from '#lib/claim/load-claims.server.ts';
import { query } from '#lib/command/command.server.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { searchApart } from './search-apart.server.ts';
import { LINKED_WEIGHT, type Place } from './search-story.server.ts';
import { nameSubject, SUGGESTION_COUNT, type Suggestion } from './suggestion.ts';

export const suggestionSubjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claim'), claimId: z.uuid() }),
  z.object({
    kind: z.literal('passage'),
    revisionId: z.uuid(),
    span: z
      .object({ start: z.int().min(0), end: z.int().min(1) })
      .refine(({ start, end }) => start < end, 'selector.empty'),
  }),
]);

export type SuggestionSubjectInput = z.infer<typeof suggestionSubjectSchema>;

/**
 * "Where else is this said?": passages of the story that may say the same as a claim, or as a passage of another article, best
 * first, at most 8. Linked and dismissed passages are left out.
 * @throws AppError NOT_FOUND for another newsroom's claim or revision, or none; what `searchApart` throws.
 */
export const findSuggestions = query({ verb: 'suggestion.find', schema: suggestionSubjectSchema, run: find });

async function find(actor: Actor, subject: SuggestionSubjectInput): Promise<Suggestion[]> {
  const { newsroomId } = actor;
  const dismissed = await listDismissed(newsroomId, nameSubject(subject));
  const shared = { newsroomId, dismissed, count: SUGGESTION_COUNT };
  if (subject.kind === 'claim') {
    const [claim] = await loadClaims(db(), newsroomId, { id: subject.claimId });
    if (!claim) throw new AppError('NOT_FOUND');
    const helping = claim.evidence.map(({ selector }) => ({ text: selector.exact, weight: LINKED_WEIGHT }));
    const linked = claim.evidence.map(({ revisionId, selector: { start, end } }) => ({ revisionId, start, end }));
    const words = [{ text: claim.wording.text, weight: 1 }, ...helping];
    return searchApart({ ...shared, storyId: claim.storyId, query: words, linked });
  }
  const { revisionId, span } = subject;
  const revision = await db().revision.findFirst({
    where: { id: revisionId, newsroomId },
    select: { storyId: true, text: true },
  });
  if (!revision) throw new AppError('NOT_FOUND');
  const words = [{ text: revision.text.slice(span.start, span.end), weight: 1 }];
  const { storyId } = revision;
  return searchApart({ ...shared, storyId, query: words, linked: [], exceptRevisionId: revisionId });
}

async function listDismissed(newsroomId: string, about: string): Promise<Place[]> {
  const rows = await db().suggestionDismissal.findMany({ where: { newsroomId, about } });
  return rows.map(({ revisionId, startOffset: start, endOffset: end }) => ({ revisionId, start, end }));
}
