import type { SnapshotClaim } from '#lib/version/snapshot.ts';

/** A claim of the story as the desk sees it: what would be published, and whether it may be. */
export type SheetClaim = {
  id: string;
  /** The claim's version, which grows with each change of it, its evidence or its rounds. */
  version: number;
  number: number;
  wording: string;
} & (
  | {
      state: 'approved';
      published: SnapshotClaim /** Every cited passage still stands in its revision. */;
      quotesStand: boolean;
      /** A cited article was withdrawn since. */
      citesWithdrawn: boolean;
    }
  /** In any other state, or reworded since its approval. */
  | { state: 'not approved' }
);

export type ApprovedClaim = Extract<SheetClaim, { state: 'approved' }>;
