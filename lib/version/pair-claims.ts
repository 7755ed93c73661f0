import type { SnapshotClaim } from './snapshot.ts';

/** A claim in one version of a sheet and in another: `was` and `is` are missing where a version does not hold it. */
export type ClaimPair = { number: number; was: SnapshotClaim | undefined; is: SnapshotClaim | undefined };

/** The claims of two versions side by side, by number. */
export function pairClaims(before: readonly SnapshotClaim[], after: readonly SnapshotClaim[]): ClaimPair[] {
  const old = new Map(before.map((claim) => [claim.number, claim]));
  const now = new Map(after.map((claim) => [claim.number, claim]));
  const numbers = [...new Set([...old.keys(), ...now.keys()])].sort((a, b) => a - b);
  return numbers.map((number) => ({ number, was: old.get(number), is: now.get(number) }));
}
