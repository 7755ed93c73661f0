import type { PublishedVersions } from './published.ts';
import type { SnapshotChange } from './snapshot.ts';

/** Something that a version took back or put right, in the words that readers were given. */
export type PublishedCorrection = SnapshotChange & {
  slug: string;
  title: string;
  newsroom: { slug: string; name: string };
  /** The version that made it, and when that was published (ISO 8601). */
  number: number;
  correctedAt: string;
  /** The claim's wording in that version, else in the one before; null where it is about no claim. */
  wording: string | null;
  /** Absolute address, one for each correction, for good. */
  url: string;
};

/** The corrections and retractions of a sheet, newest version first; updates and minor changes are none. */
export function listCorrections(versions: PublishedVersions): PublishedCorrection[] {
  return versions.flatMap(({ snapshot }, at) => {
    const before = versions[at + 1]?.snapshot;
    const { slug, title, newsroom, number, publishedAt, changes, claims, links } = snapshot;
    return changes
      .filter(({ type }) => type === 'correction' || type === 'retraction')
      .map((change) => {
        const isIt = (claim: { number: number }) => claim.number === change.claim;
        const wording = (claims.find(isIt) ?? before?.claims.find(isIt))?.wording ?? null;
        const anchor = correctionAnchor(number, change);
        return {
          ...change,
          slug,
          title,
          newsroom,
          number,
          correctedAt: publishedAt,
          wording,
          url: `${links.page}/corrections#${anchor}`,
        };
      });
  });
}

/** The corrections of many sheets, newest first. */
export function mergeCorrections(sheets: readonly PublishedVersions[]): PublishedCorrection[] {
  return sheets.flatMap(listCorrections).sort((a, b) => b.correctedAt.localeCompare(a.correctedAt));
}

/** The id of a correction on its page: `v2-claim-3`, `v2-text`, `v4-retraction`. */
export function correctionAnchor(number: number, { what, claim }: Pick<SnapshotChange, 'what' | 'claim'>): string {
  return claim === null ? `v${number}-${what}` : `v${number}-claim-${claim}`;
}
