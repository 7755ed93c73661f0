import { z } from 'zod';
import { selectorSchema } from '#lib/anchoring/selector-schema.ts';
import { command } from '#lib/command/command.server.ts';
import { originSchema } from './claim-text.ts';
import { insertEvidence } from './insert-evidence.server.ts';
import { loadLockedClaim } from './load-claims.server.ts';
import { lockClaim } from './lock-claim.server.ts';
import { moveClaim, requireStep } from './move-claim.server.ts';
import { STANCES } from './stance.ts';

export const linkEvidenceSchema = z.object({
  claimId: z.uuid(),
  revisionId: z.uuid(),
  selector: selectorSchema,
  stance: z.enum(STANCES, { error: 'claim.stance' }),
  origin: originSchema.default(''),
});

export type LinkEvidenceInput = z.input<typeof linkEvidenceSchema>;

/**
 * Cites a passage of the story's articles for the claim.
 * @throws AppError NOT_FOUND, FORBIDDEN; INVALID for a selector that does not fit; CONFLICT when the passage is cited
 * already, or the claim is approved or rejected.
 */
export const linkEvidence = command({
  verb: 'evidence.edit',
  schema: linkEvidenceSchema,
  run: async (
    { tx, actor, record },
    { claimId, revisionId, selector, stance, origin },
  ): Promise<{ evidenceId: string }> => {
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    const next = requireStep(claim, 'edit_evidence', actor);
    const { storyId } = claim;
    const evidenceId = await insertEvidence(tx, actor, { storyId, claimId, revisionId, selector, stance, origin });
    await moveClaim(tx, claimId, next);
    record({ type: 'evidence.linked', payload: { claimId, evidenceId, stance } }, { storyId });
    return { evidenceId };
  },
});
