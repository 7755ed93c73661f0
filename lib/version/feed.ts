import { correctionsOf, type PublishedCorrection } from './list-corrections.ts';
import type { PublishedVersions } from './published.ts';
import { summariseVersions, type VersionSummary } from './version-summary.ts';

/*
 * What a feed says, apart from its format: an entry for each version, and one for each correction or retraction that a
 * version made, so that a reader who follows corrections misses none. `write-atom.ts` and `write-json-feed.ts` write it.
 */

export type FeedEntry = {
  /** An address that never changes and is used for nothing else. */
  id: string;
  url: string;
  title: string;
  /** ISO 8601. A version never changes, so it is also when the entry was last updated. */
  publishedAt: string;
  author: string;
  kind: 'version' | 'correction' | 'retraction';
  paragraphs: string[];
};

export type Feed = {
  title: string;
  /** Absolute addresses: the page that the feed is about, and the feed in each format. */
  page: string;
  atom: string;
  json: string;
  /** ISO 8601; of an empty feed the beginning of time as computers have it. */
  updatedAt: string;
  /** Newest first. */
  entries: FeedEntry[];
};

/** Readers poll for what is new; the whole history is on the pages. */
export const MAX_ENTRY_COUNT = 100;

/** The feed of one sheet. */
export function feedOfSheet(versions: PublishedVersions): Feed {
  const { title, links } = versions[0].snapshot;
  return makeFeed(title, links.page, listEntries(summariseVersions(versions)));
}

/** The feed of a site: these versions of its sheets, with their corrections. `siteUrl` without a trailing slash. */
export function feedOfSite(versions: readonly VersionSummary[], siteUrl: string): Feed {
  return makeFeed('Fact sheets', `${siteUrl}/facts`, listEntries(versions));
}

function makeFeed(title: string, page: string, all: FeedEntry[]): Feed {
  const entries = all.slice(0, MAX_ENTRY_COUNT);
  const updatedAt = entries[0]?.publishedAt ?? new Date(0).toISOString();
  return { title, page, atom: `${page}/feed.xml`, json: `${page}/feed.json`, updatedAt, entries };
}

function listEntries(versions: readonly VersionSummary[]): FeedEntry[] {
  return versions
    .flatMap((version) => [toVersionEntry(version), ...correctionsOf(version).map(toCorrectionEntry)])
    .sort(byNewest);
}

function byNewest(a: FeedEntry, b: FeedEntry): number {
  return b.publishedAt.localeCompare(a.publishedAt);
}

function toVersionEntry(version: VersionSummary): FeedEntry {
  const { links, title, number, publishedAt, newsroom, standfirst, changes, retraction } = version;
  return {
    id: links.version,
    url: links.version,
    title: number === 1 ? title : `${title}, version ${number}`,
    publishedAt,
    author: newsroom.name,
    kind: 'version',
    paragraphs: [
      ...(retraction === null ? standfirst : [`This fact sheet is retracted: ${retraction}`]),
      ...changes.map(({ type, claim, explanation }) => `${nameChange(type, claim)}: ${explanation}`),
    ],
  };
}

function toCorrectionEntry(correction: PublishedCorrection): FeedEntry {
  const { url, title, type, claim, correctedAt, newsroom, wording, explanation } = correction;
  return {
    id: url,
    url,
    title: `${nameChange(type, claim)}: ${title}`,
    publishedAt: correctedAt,
    author: newsroom.name,
    kind: type === 'retraction' ? 'retraction' : 'correction',
    paragraphs: [...(wording === null ? [] : [`Claim: ${wording}`]), explanation],
  };
}

const CHANGE_NAMES = { correction: 'Correction', update: 'Update', minor: 'Minor change', retraction: 'Retraction' };

function nameChange(type: keyof typeof CHANGE_NAMES, claim: number | null): string {
  return claim === null ? CHANGE_NAMES[type] : `${CHANGE_NAMES[type]}, claim ${claim}`;
}
