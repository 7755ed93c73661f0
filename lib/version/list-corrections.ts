import type { PublishedVersions } from './published.ts';
import type { SnapshotChange } from './snapshot.ts';
import { type SummarisedChange, summariseChanges, type VersionSummary } from './version-summary.ts';

/** A correction or retraction, in the words that readers see. */
export type PublishedCorrection = SummarisedChange & {
  slug: string;
  title: string;
  newsroom: { slug: string; name: string };
  /** The version that made it, and when that was published (ISO 8601). */
  number: number;
  correctedAt: string;
  /** Absolute address, one for each correction, for good. */
  url: string;
};

/** What the corrections of a version are made from. */
type Correcting = Pick<VersionSummary, 'slug' | 'title' | 'newsroom' | 'number' | 'publishedAt' | 'changes' | 'links'>;

/** The corrections and retractions of a sheet, newest version first; updates and minor changes are left out. */
export function listCorrections(versions: PublishedVersions): PublishedCorrection[] {
  return versions.flatMap(({ snapshot }, at) => {
    const changes = summariseChanges(snapshot, versions[at + 1]?.snapshot.claims);
    return correctionsOf({ ...snapshot, changes });
  });
}

/** Whether a change corrects or retracts what was said before. */
export function isCorrection({ type }: Pick<SnapshotChange, 'type'>): boolean {
  return type === 'correction' || type === 'retraction';
}

/** The corrections and retractions that a version made. */
export function correctionsOf(version: Correcting): PublishedCorrection[] {
  const { slug, title, newsroom, number, publishedAt, changes, links } = version;
  return changes.filter(isCorrection).map((change) => {
    const url = `${links.page}/corrections#${correctionAnchor(number, change)}`;
    return { ...change, slug, title, newsroom, number, correctedAt: publishedAt, url };
  });
}

/** The corrections of versions of many sheets, newest first. */
export function mergeCorrections(versions: readonly VersionSummary[]): PublishedCorrection[] {
  return versions.flatMap(correctionsOf).sort((a, b) => b.correctedAt.localeCompare(a.correctedAt));
}

/** The id of a correction on its page: `v2-claim-3`, `v2-text`, `v4-retraction`. */
export function correctionAnchor(number: number, { what, claim }: Pick<SnapshotChange, 'what' | 'claim'>): string {
  return claim === null ? `v${number}-${what}` : `v${number}-claim-${claim}`;
}
