import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { selectorSchema } from '#lib/anchoring/selector-schema.ts';
import { inTransaction } from '#lib/db.server.ts';
import { parseInput } from '#lib/parse-input.ts';
import { originSchema } from './claim-text.ts';
import { insertEvidence } from './insert-evidence.server.ts';
import { loadLockedClaim } from './load-claims.server.ts';
import { lockClaim } from './lock-claim.server.ts';
import { STANCES } from './stance.ts';
import { moveClaim, recordDeed, requireStep } from './take-step.server.ts';

export const linkEvidenceSchema = z.object({
  claimId: z.uuid(),
  revisionId: z.uuid(),
  selector: selectorSchema,
  stance: z.enum(STANCES, { error: 'Choose a stance: supports, contradicts or context.' }),
  origin: originSchema.default(''),
});

export type LinkEvidenceInput = z.input<typeof linkEvidenceSchema>;

/**
 * Cites a passage of the story's articles for the claim.
 * @throws AppError NOT_FOUND, FORBIDDEN; INVALID for a selector that does not fit; CONFLICT when the passage is cited
 * already, or the claim is approved or rejected.
 */
export async function linkEvidence(actor: Actor, input: LinkEvidenceInput): Promise<{ evidenceId: string }> {
  const { claimId, revisionId, selector, stance, origin } = parseInput(linkEvidenceSchema, input);
  return inTransaction(async (tx) => {
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    const next = requireStep(claim, 'edit_evidence', actor);
    const { storyId } = claim;
    const evidenceId = await insertEvidence(tx, actor, { storyId, claimId, revisionId, selector, stance, origin });
    await moveClaim(tx, claimId, next);
    const at = { newsroomId: actor.newsroomId, storyId, by: actor.memberId };
    await recordDeed(tx, at, { type: 'evidence.linked', payload: { claimId, evidenceId, stance } });
    return { evidenceId };
  });
}
