import { allowedTypes, type Difference } from '#lib/version/compare-snapshots.ts';
import type { SnapshotChange } from '#lib/version/snapshot.ts';

/** One change for each difference, in the same order: as it was typed, else without words and of the first type allowed. */
export function explainChanges(differences: readonly Difference[], typed: readonly SnapshotChange[]): SnapshotChange[] {
  return differences.map(({ what, claim }) => {
    const known = typed.find((change) => change.what === what && change.claim === claim);
    return known ?? { what, claim, type: allowedTypes(what)[0] ?? 'correction', explanation: '' };
  });
}

/** What was typed so far with `changes` in place of what it says about the same: nothing is dropped because a difference went. */
export function mergeTyped(typed: readonly SnapshotChange[], changes: readonly SnapshotChange[]): SnapshotChange[] {
  const isAbout = (one: SnapshotChange) => changes.some(({ what, claim }) => what === one.what && claim === one.claim);
  return [...changes, ...typed.filter((one) => !isAbout(one))];
}
