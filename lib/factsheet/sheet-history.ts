import type { EditSession } from '#lib/draft-log/group-updates.ts';

/** A line of a fact sheet's draft; a placed claim is one of its own, as "[Claim 3]". Never empty. */
export type SheetLine = { kind: 'text' | 'heading' | 'claim'; text: string };

/** A state of a fact sheet's draft, line by line. */
export type SheetState = { seq: number; lines: SheetLine[] };

export type SheetHistory = {
  /** Newest first. */
  sessions: EditSession[];
  /** The state asked for and the one before its session; null where nothing was written. */
  shown: { session: EditSession; state: SheetState; before: SheetState } | null;
};
