import type { Verdict } from '#lib/gate/verdict.ts';
import type { PublishedVersions } from './published.ts';
import type { Snapshot, SnapshotChange } from './snapshot.ts';
import { countVerdicts } from './summarise.ts';

/** An explained change with the wording of its claim in that version, else in the one before; null where it is about no claim. */
export type SummarisedChange = SnapshotChange & { wording: string | null };

/** What lists, feeds and the sitemap say of a version. Kept as a row beside it, so that they read no snapshot. */
export type VersionSummary = {
  slug: string;
  title: string;
  newsroom: { slug: string; name: string };
  number: number;
  /** ISO 8601. */
  publishedAt: string;
  /** Absolute addresses: the newest version, this version. */
  links: { page: string; version: string };
  standfirst: readonly string[];
  verdicts: { verdict: Verdict; count: number }[];
  /** Of its claims, in the order of the sheet. */
  claimNumbers: readonly number[];
  /** What a search looks through besides the title: standfirst, headings, claims, outlets, titles of articles. */
  words: string;
  changes: readonly SummarisedChange[];
  /** Why the sheet was retracted, where this version does that. */
  retraction: string | null;
};

/** The summary of a version. `claimsBefore`: those of the version before it, for the claims that this one no longer holds. */
export function summariseVersion(snapshot: Snapshot, claimsBefore: Snapshot['claims'] = []): VersionSummary {
  const { slug, title, newsroom, number, publishedAt, links, standfirst, claims, retraction } = snapshot;
  return {
    ...{ slug, title, newsroom, number, publishedAt, standfirst },
    links: { page: links.page, version: links.version },
    verdicts: countVerdicts(claims),
    claimNumbers: claims.map((claim) => claim.number),
    words: listSearched(snapshot).join(' '),
    changes: summariseChanges(snapshot, claimsBefore),
    retraction: retraction?.reason ?? null,
  };
}

/** The explained changes of a version. `claimsBefore` as for `summariseVersion`. */
export function summariseChanges(
  { claims, changes }: Pick<Snapshot, 'claims' | 'changes'>,
  claimsBefore: Snapshot['claims'] = [],
): SummarisedChange[] {
  const known = [...claims, ...claimsBefore];
  return changes.map((change) => ({
    ...change,
    wording: known.find(({ number }) => number === change.claim)?.wording ?? null,
  }));
}

function listSearched({ standfirst, body, claims }: Snapshot): string[] {
  const headings = body.flatMap((block) =>
    block.type === 'heading' ? [block.text.map(({ text }) => text).join('')] : [],
  );
  const evidence = claims.flatMap((claim) => claim.evidence);
  return [
    ...standfirst,
    ...headings,
    ...claims.map(({ wording }) => wording),
    ...new Set(evidence.map(({ outlet }) => outlet)),
    ...new Set(evidence.map(({ title }) => title)),
  ];
}

/** The summaries of a sheet's versions, newest first. */
export function summariseVersions(versions: PublishedVersions): VersionSummary[] {
  return versions.map(({ snapshot }, at) => summariseVersion(snapshot, versions[at + 1]?.snapshot.claims));
}
