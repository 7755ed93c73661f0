import { z } from 'zod';
import { selectorSchema } from '#lib/anchoring/selector-schema.ts';
import { command } from '#lib/command/command.server.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { claimTextSchema, originSchema } from './claim-text.ts';
import { insertClaim } from './insert-claim.server.ts';
import { insertEvidence } from './insert-evidence.server.ts';
import { STANCES } from './stance.ts';

export const makeClaimSchema = z
  .object({
    storyId: z.uuid(),
    text: claimTextSchema,
    /** The passage that it was made from, cited as its first evidence. */
    revisionId: z.uuid().optional(),
    selector: selectorSchema.optional(),
    stance: z.enum(STANCES).default('supports'),
    origin: originSchema.default(''),
    /** The highlight it was made from. */
    annotationId: z.uuid().optional(),
  })
  .refine(({ revisionId, selector }) => Boolean(revisionId) === Boolean(selector), {
    error: 'claim.passage-incomplete',
  });

export type MakeClaimInput = z.input<typeof makeClaimSchema>;
export type MadeClaim = { claimId: string; number: number; evidenceId: string | null };

/**
 * Makes a claim in the story, with its first wording and, where a passage is given, its first evidence.
 * @throws AppError INVALID for a text or selector that does not fit, FORBIDDEN for an observer, NOT_FOUND for the story, an
 * article or an annotation that is not of it.
 */
export const makeClaim = command({
  verb: 'claim.make',
  schema: makeClaimSchema,
  run: async (
    { tx, actor, record },
    { storyId, text, revisionId, selector, stance, origin, annotationId },
  ): Promise<MadeClaim> => {
    const { newsroomId } = actor;
    if (annotationId) await requireAnnotation(tx, { id: annotationId, newsroomId, revision: { storyId } });
    const { claimId, wordingId, number } = await insertClaim(tx, actor, { storyId, text, annotationId });
    const evidenceId =
      revisionId && selector
        ? await insertEvidence(tx, actor, { storyId, claimId, revisionId, selector, stance, origin })
        : null;
    const payload = { storyId, claimId, wordingId };
    record({ type: 'claim.created', payload }, { storyId });
    if (evidenceId) {
      record({ type: 'evidence.linked', payload: { claimId, evidenceId, stance } }, { storyId });
    }
    return { claimId, number, evidenceId };
  },
});

async function requireAnnotation(
  tx: Tx,
  where: { id: string; newsroomId: string; revision: { storyId: string } },
): Promise<void> {
  const found = await tx.annotation.findFirst({ where, select: { id: true } });
  if (!found) throw new AppError('claim.annotation-gone');
}
