import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { claimTextSchema } from './claim-text.ts';
import { insertClaim } from './insert-claim.server.ts';
import { loadLockedClaim } from './load-claims.server.ts';
import { lockClaim } from './lock-claim.server.ts';
import { copyEvidence } from './merge-claims.server.ts';
import { moveClaim, requireStep } from './move-claim.server.ts';
import { putWording } from './put-wording.server.ts';

/** Where a passage goes when its claim is split. */
export const SPLIT_SHARES = ['stays', 'moves', 'both'] as const;
export type SplitShare = (typeof SPLIT_SHARES)[number];

export const splitClaimSchema = z.object({
  claimId: z.uuid(),
  /** The version that the member saw. */
  claimVersion: z.int().min(1),
  /** What the claim says from now on; its present words when they stay. */
  keptText: claimTextSchema,
  /** What the claim that is split off says. */
  newText: claimTextSchema,
  /** By the evidence's id; a passage that is not named stays. */
  shares: z.record(z.uuid(), z.enum(SPLIT_SHARES)).default({}),
});

export type SplitClaim = { newClaimId: string; newNumber: number };

/**
 * Splits a claim that says two things: it keeps one, with a new wording, and a new claim says the other, each with its
 * evidence. The history stays with the claim.
 * @throws AppError NOT_FOUND, FORBIDDEN, INVALID; STALE when it changed meanwhile; CONFLICT when approved or rejected.
 */
export const splitClaim = command({
  verb: 'claim.split',
  schema: splitClaimSchema,
  run: async (context, { claimId, claimVersion, keptText, newText, shares }): Promise<SplitClaim> => {
    const { tx, actor, record } = context;
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    const edited = requireStep(claim, 'edit_evidence', actor);
    if (claim.version !== claimVersion) throw new AppError('STALE');
    if (keptText === newText) throw new AppError('claim.split-alike');
    const ids = new Set(claim.evidence.map(({ id }) => id));
    if (Object.keys(shares).some((id) => !ids.has(id))) throw new AppError('STALE');
    const { storyId } = claim;
    const made = await insertClaim(tx, actor, { storyId, text: newText, splitFromId: claimId });
    const going = Object.keys(shares).filter((id) => shares[id] !== 'stays');
    await copyEvidence(tx, going, { claimId: made.claimId, broughtById: null });
    const left = going.filter((id) => shares[id] === 'moves');
    await removeAll(tx, left);
    const isReworded = keptText !== claim.wording.text;
    await moveClaim(tx, claimId, isReworded ? requireStep(claim, 'reword', actor) : edited);
    const { claimId: newClaimId, wordingId, number: newNumber } = made;
    record({ type: 'claim.created', payload: { storyId, claimId: newClaimId, wordingId } }, { storyId });
    record({ type: 'claim.split', payload: { claimId, newClaimId } }, { storyId });
    for (const evidenceId of left) {
      record({ type: 'evidence.removed', payload: { claimId, evidenceId } }, { storyId });
    }
    if (isReworded) await putWording(context, claim, keptText);
    return { newClaimId, newNumber };
  },
});

async function removeAll(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.evidence.updateMany({ where: { id: { in: [...ids] } }, data: { removedAt: new Date() } });
}
