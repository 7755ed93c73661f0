import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import type { ClaimRecord } from './claim-record.ts';
import { loadLockedClaims } from './load-claims.server.ts';
import { lockBothClaims } from './lock-claim.server.ts';
import { moveClaim, requireStep } from './move-claim.server.ts';
import { abandonRound } from './put-wording.server.ts';

export const mergeClaimsSchema = z
  .object({
    /** The duplicate. */
    claimId: z.uuid(),
    /** The version of it that the member saw. */
    claimVersion: z.int().min(1),
    /** The claim that stays. */
    intoClaimId: z.uuid(),
  })
  .refine(({ claimId, intoClaimId }) => claimId !== intoClaimId, 'claim.merge-same');

export type MergedClaims = { intoClaimId: string; intoNumber: number; carriedCount: number };

/**
 * Merges a duplicate into another claim of its story. Evidence that is missing there is copied with its author; wordings,
 * votes, reviews and discussion of both stay readable. An open round of the duplicate ends sealed.
 * @throws AppError NOT_FOUND, FORBIDDEN; STALE when the duplicate changed meanwhile; CONFLICT when either is approved,
 * rejected or merged.
 */
export const mergeClaims = command({
  verb: 'claim.merge',
  schema: mergeClaimsSchema,
  run: async (context, { claimId, claimVersion, intoClaimId }): Promise<MergedClaims> => {
    const { tx, actor, record } = context;
    const { newsroomId } = actor;
    const locks = await lockBothClaims(tx, actor, [claimId, intoClaimId]);
    const [claim, into] = await loadLockedClaims(tx, locks);
    if (!claim || !into) throw new Error('a claim is locked and gone');
    if (claim.storyId !== into.storyId) throw new AppError('claim.other-story');
    const own = requireStep(claim, 'edit_evidence', actor);
    const next = requireStep(into, 'edit_evidence', actor);
    if (claim.version !== claimVersion) throw new AppError('STALE');
    const carriedCount = await carryEvidence(tx, claim, into);
    await abandonRound(context, claim);
    const merged = { mergedIntoId: intoClaimId, mergedFirstIntoId: intoClaimId, mergedAt: new Date() };
    await moveClaim(tx, claimId, own, merged);
    // Every merged claim points directly to an unmerged one.
    await tx.claim.updateMany({ where: { newsroomId, mergedIntoId: claimId }, data: { mergedIntoId: intoClaimId } });
    await moveClaim(tx, intoClaimId, next);
    record({ type: 'claim.merged', payload: { claimId, intoClaimId } }, { storyId: claim.storyId });
    return { intoClaimId, intoNumber: into.number, carriedCount };
  },
});

async function carryEvidence(tx: Tx, claim: ClaimRecord, into: ClaimRecord): Promise<number> {
  const has = new Set(into.evidence.map(placeOf));
  const lacking = claim.evidence.filter((evidence) => !has.has(placeOf(evidence))).map(({ id }) => id);
  if (lacking.length > 0) await bringEvidence(tx, lacking, { fromId: claim.id, toId: into.id });
  return lacking.length;
}

function placeOf({ revisionId, selector }: ClaimRecord['evidence'][number]): string {
  return `${revisionId} ${selector.start} ${selector.end}`;
}

/** Cites passages of a merged claim for the claim that it was merged into, marked as brought by it. */
export async function bringEvidence(
  tx: Tx,
  evidenceIds: readonly string[],
  { fromId, toId }: { fromId: string; toId: string },
): Promise<void> {
  await copyEvidence(tx, evidenceIds, { claimId: toId, broughtById: fromId });
}

/** Copies evidence to another claim of the story, unchanged: quote, stance, origin, author and time. */
export async function copyEvidence(
  tx: Tx,
  evidenceIds: readonly string[],
  to: { claimId: string; broughtById: string | null },
): Promise<void> {
  const rows = await tx.evidence.findMany({ where: { id: { in: [...evidenceIds] } } });
  const copies = rows.map(({ id: _, ...row }) => ({ ...row, ...to, removedAt: null }));
  await tx.evidence.createMany({ data: copies });
}
