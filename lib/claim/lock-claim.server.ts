import type { Actor } from '#lib/actor/actor.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { ClaimState } from './transitions.ts';

/** A claim's own row, held until the transaction ends. `loadLockedClaim` reads what belongs to it. */
export type LockedClaim = {
  readonly id: string;
  readonly newsroomId: string;
  readonly storyId: string;
  readonly number: number;
  readonly state: ClaimState;
  readonly version: number;
  readonly assigneeId: string | null;
  /** ISO 8601 date. */
  readonly dueOn: string | null;
  readonly mergedIntoId: string | null;
};

/**
 * Locks the claim until the transaction ends. Everything that changes a claim, its evidence, its rounds or its votes takes
 * this lock first, so the steps on one claim follow each other.
 * @throws AppError NOT_FOUND for another newsroom's claim, or none; CONFLICT for one that was merged into another.
 */
export async function lockClaim(tx: Tx, actor: Pick<Actor, 'newsroomId'>, claimId: string): Promise<LockedClaim> {
  const claim = await lockAny(tx, actor, claimId);
  await refuseMerged(tx, claim);
  return claim;
}

/** Locks two claims, whichever order they are named in: two who merge them crosswise do not block each other. @throws as `lockClaim`. */
export async function lockBothClaims(
  tx: Tx,
  actor: Pick<Actor, 'newsroomId'>,
  claimIds: readonly [string, string],
): Promise<[LockedClaim, LockedClaim]> {
  const locked = await lockRows(tx, actor.newsroomId, claimIds);
  const [first, second] = claimIds.map((id) => locked.find((claim) => claim.id === id));
  if (!first || !second) throw new AppError('NOT_FOUND');
  await refuseMerged(tx, first);
  await refuseMerged(tx, second);
  return [first, second];
}

/** Locks those of the claims that are not merged, in the order of their ids. */
export async function lockUnmergedClaims(
  tx: Tx,
  newsroomId: string,
  claimIds: readonly string[],
): Promise<LockedClaim[]> {
  const locked = claimIds.length === 0 ? [] : await lockRows(tx, newsroomId, claimIds);
  return locked.filter(({ mergedIntoId }) => mergedIntoId === null);
}

/**
 * Locks a claim that was merged into another. Lock the surviving claim first, as merging does.
 * @throws AppError NOT_FOUND; CONFLICT for one that stands by itself.
 */
export async function lockMergedClaim(tx: Tx, actor: Pick<Actor, 'newsroomId'>, claimId: string): Promise<LockedClaim> {
  const claim = await lockAny(tx, actor, claimId);
  if (claim.mergedIntoId === null) throw new AppError('claim.not-merged', { number: claim.number });
  return claim;
}

async function lockAny(tx: Tx, { newsroomId }: Pick<Actor, 'newsroomId'>, claimId: string): Promise<LockedClaim> {
  const [claim] = await lockRows(tx, newsroomId, [claimId]);
  if (!claim) throw new AppError('NOT_FOUND');
  return claim;
}

/** The rows are current even if the lock had to wait: PostgreSQL reads a row again once it holds it. */
function lockRows(tx: Tx, newsroomId: string, claimIds: readonly string[]): Promise<LockedClaim[]> {
  return tx.$queryRaw<LockedClaim[]>`
    SELECT id, newsroom_id AS "newsroomId", story_id AS "storyId", number, state::text, version,
      assignee_id AS "assigneeId", due_on::text AS "dueOn", merged_into_id AS "mergedIntoId"
    FROM claim
    WHERE newsroom_id = ${newsroomId}::uuid AND id IN (${Prisma.join(claimIds.map((id) => Prisma.sql`${id}::uuid`))})
    ORDER BY id FOR NO KEY UPDATE`;
}

async function refuseMerged(tx: Tx, { number, mergedIntoId: id }: LockedClaim): Promise<void> {
  if (id === null) return;
  const into = await tx.claim.findUniqueOrThrow({ where: { id }, select: { number: true } });
  throw new AppError('claim.merged-into', { number, into: into.number });
}
