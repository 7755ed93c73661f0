import type { LinkReport } from '#lib/links/link-report.ts';
import type { Difference } from '#lib/version/compare-snapshots.ts';
import type { SnapshotContent } from '#lib/version/snapshot.ts';
import type { SheetCheck } from './check-sheet.ts';
import type { KnownNames } from './name-sheet.ts';
import type { SheetClaim } from './sheet-claim.ts';

/** All of the drafting page but the draft itself. */
export type SheetPage = {
  story: { id: string; title: string };
  /** What the sheet is called where its draft does not say. */
  known: KnownNames;
  claims: SheetClaim[];
  /** Newest first. */
  versions: { number: number; publishedAt: string }[];
  /** Whether the newest version retracts the sheet. */
  retracted: boolean;
};

/** What would be published now, and the points that are not met. */
export type PreparedSheet = {
  content: SnapshotContent;
  /** Hex SHA-256 of the content's canonical JSON: names exactly what was seen. */
  seenSha256: string;
  checks: SheetCheck[];
  /** Against the last version; null before the first. */
  differences: Difference[] | null;
};

/** The same with what became of trying its links. */
export type TriedSheet = PreparedSheet & { links: LinkReport[] };
