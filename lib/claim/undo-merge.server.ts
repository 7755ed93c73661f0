import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { type CommandContext, command } from '#lib/command/command.server.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { ABANDONED } from '#lib/vote/round.ts';
import type { ClaimRecord } from './claim-record.ts';
import { loadLockedClaims } from './load-claims.server.ts';
import { lockClaim, lockMergedClaim } from './lock-claim.server.ts';
import { bringEvidence } from './merge-claims.server.ts';
import { moveClaim, requireStep } from './move-claim.server.ts';
import { repeatWording } from './put-wording.server.ts';

export const undoMergeSchema = z.object({
  /** The claim whose merge is undone. */
  claimId: z.uuid(),
});

export type UndoneMerge = { number: number; takenOffCount: number };

/**
 * Undoes a merge: the claim is restored under its number, in its state, with its evidence, votes, reviews and discussion,
 * and with the claims that were merged into it before. Evidence that it brought leaves the other claim. A round that the merge
 * ended stays sealed: voting starts over on a new wording of the same text.
 * @throws AppError NOT_FOUND, FORBIDDEN; CONFLICT when it is not merged, came along with a claim that was merged later, or
 * the other claim is approved or rejected.
 */
export const undoMerge = command({
  verb: 'claim.unmerge',
  schema: undoMergeSchema,
  run: async (context, { claimId }): Promise<UndoneMerge> => {
    const { tx, actor, record } = context;
    const fromLock = await lockClaim(tx, actor, await findMergedInto(tx, actor, claimId));
    const lock = await lockMergedClaim(tx, actor, claimId);
    if (lock.mergedIntoId !== fromLock.id) throw new AppError('STALE');
    const [from, claim] = await loadLockedClaims(tx, [fromLock, lock]);
    if (!from || !claim) throw new Error('a claim is locked and gone');
    const next = requireStep(from, 'edit_evidence', actor);
    const first = claim.mergedFirstInto;
    if (first && first.claimId !== from.id) {
      throw new AppError('claim.merged-along', { number: first.number });
    }
    const below = await listBelow(tx, claim);
    if (below.length > 0) {
      await tx.claim.updateMany({ where: { id: { in: below } }, data: { mergedIntoId: claimId } });
    }
    record({ type: 'claim.unmerged', payload: { claimId, fromClaimId: from.id } }, { storyId: claim.storyId });
    await resume(context, claim);
    const takenOffCount = await removeBroughtEvidence(tx, claim, from);
    await moveClaim(tx, from.id, next);
    return { number: claim.number, takenOffCount };
  },
});

async function findMergedInto(tx: Tx, { newsroomId }: Actor, claimId: string): Promise<string> {
  const row = await tx.claim.findFirst({ where: { id: claimId, newsroomId }, select: { mergedIntoId: true } });
  if (!row) throw new AppError('NOT_FOUND');
  if (row.mergedIntoId === null) throw new AppError('claim.merge-undone');
  return row.mergedIntoId;
}

/** The claims that were merged into this one before it was merged itself, and those merged into them. */
async function listBelow(tx: Tx, claim: Pick<ClaimRecord, 'id'>): Promise<string[]> {
  const below = await tx.claim.findMany({ where: { mergedFirstIntoId: claim.id }, select: { id: true } });
  const ids = below.map(({ id }) => id);
  for (const one of below) ids.push(...(await listBelow(tx, one)));
  return ids;
}

/**
 * Removes the evidence that the claim brought from the other one. If a claim that stays merged there cites the same passage,
 * its evidence takes that place. Returns how many were removed.
 */
async function removeBroughtEvidence(tx: Tx, claim: ClaimRecord, from: ClaimRecord): Promise<number> {
  const brought = await tx.evidence.findMany({ where: { claimId: from.id, broughtById: claim.id, removedAt: null } });
  if (brought.length === 0) return 0;
  const ids = brought.map(({ id }) => id);
  await tx.evidence.updateMany({ where: { id: { in: ids } }, data: { removedAt: new Date() } });
  const places = brought.map(({ revisionId, startOffset, endOffset }) => ({ revisionId, startOffset, endOffset }));
  const twins = await tx.evidence.findMany({
    where: { OR: places, removedAt: null, claim: { mergedFirstIntoId: from.id } },
    distinct: ['revisionId', 'startOffset', 'endOffset'],
    orderBy: [{ revisionId: 'asc' }, { startOffset: 'asc' }, { endOffset: 'asc' }, { createdAt: 'asc' }],
    select: { id: true, claimId: true },
  });
  for (const [claimId, its] of Map.groupBy(twins, (twin) => twin.claimId)) {
    const twinIds = its.map(({ id }) => id);
    await bringEvidence(tx, twinIds, { fromId: claimId, toId: from.id });
  }
  return brought.length;
}

/** Moves the claim to the state that it was in; one that was being voted on gets a new wording of the same words. */
async function resume(context: CommandContext, claim: ClaimRecord): Promise<void> {
  const last = claim.wording.rounds.at(-1);
  const wasVotedOn = claim.state === 'voting' && last?.outcome?.kind === ABANDONED.kind;
  const alone = { mergedIntoId: null, mergedFirstIntoId: null, mergedAt: null };
  await moveClaim(context.tx, claim.id, wasVotedOn ? 'gathering' : claim.state, alone);
  if (wasVotedOn) await repeatWording(context, claim, 'member');
}
