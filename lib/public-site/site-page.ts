import type { PublishedCorrection } from '#lib/version/list-corrections.ts';
import type { PublishedFactSheet, PublishedVersions, Retraction } from '#lib/version/published.ts';
import type { PublishedSummary, SheetQuery } from '#lib/version/published-summary.ts';
import type { SnapshotClaim, SnapshotFormat } from '#lib/version/snapshot.ts';

/** One claim on a page of its own, as the newest version that holds it has it. */
export type PublishedClaim = {
  claim: SnapshotClaim;
  slug: string;
  format: SnapshotFormat;
  sheetTitle: string;
  newsroomName: string;
  /** The version that it is shown from; `isDropped` where newer versions no longer hold the claim. */
  number: number;
  publishedAt: string;
  isDropped: boolean;
  retraction: Retraction | null;
  /** Absolute address of its page, without a trailing slash. */
  url: string;
  /** Absolute address of the embed. */
  embedUrl: string;
};

/** The input of a public page's body, which is a pure function of it. */
export type SitePage =
  | { kind: 'list'; sheets: PublishedSummary[]; query: SheetQuery }
  | { kind: 'newsroom'; newsroom: { slug: string; name: string }; sheets: PublishedSummary[] }
  | { kind: 'sheet'; sheet: PublishedFactSheet }
  | { kind: 'version'; sheet: PublishedFactSheet }
  | { kind: 'history'; versions: PublishedVersions; compared: { from: number; to: number } | null }
  | { kind: 'corrections'; sheet: { slug: string; title: string } | null; corrections: PublishedCorrection[] }
  | { kind: 'claim'; claim: PublishedClaim; embedCode: string }
  | { kind: 'embed'; claim: PublishedClaim }
  | { kind: 'missing' }
  | { kind: 'unavailable' };

/** Renders pages; made by set-up out of components/public-site and its styles. */
export type SiteRenderer = {
  /** The markup of a page's body, without a script. */
  renderBody: (page: SitePage) => string;
  /** All styles of the public pages; each page carries them. */
  style: string;
};
