import type { Snapshot } from './snapshot.ts';

/** One version with its hash and signature. */
export type SignedSnapshot = { snapshot: Snapshot; sha256: string; kid: string; jws: string };

/** Every version of one sheet, newest first. All that the public reads of it is a pure function of this. */
export type PublishedVersions = readonly [SignedSnapshot, ...SignedSnapshot[]];

/** That the newest version of a sheet retracts it. */
export type Retraction = { number: number; reason: string; retractedAt: string };

/** One version as its page shows it: with what later versions say about it. */
export type PublishedFactSheet = SignedSnapshot & {
  /** Number of the newest version; greater than the snapshot's when this one was superseded. */
  latestNumber: number;
  /** null while the newsroom stands by the sheet. */
  retraction: Retraction | null;
  /** When version 1 was published; ISO 8601. */
  firstPublishedAt: string;
};

/** The newest version, or version `number`; null when there is no such version. */
export function findVersion(versions: PublishedVersions, number?: number): PublishedFactSheet | null {
  const [latest] = versions;
  const version = number === undefined ? latest : versions.find(({ snapshot }) => snapshot.number === number);
  if (!version) return null;
  return {
    ...version,
    latestNumber: latest.snapshot.number,
    retraction: findRetraction(versions),
    firstPublishedAt: (versions.at(-1) ?? latest).snapshot.publishedAt,
  };
}

/** The retraction that is in force; null while the newsroom stands by the sheet. */
export function findRetraction([{ snapshot }]: PublishedVersions): Retraction | null {
  const { retraction, number, publishedAt } = snapshot;
  return retraction ? { number, reason: retraction.reason, retractedAt: publishedAt } : null;
}
