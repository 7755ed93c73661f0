import { keysUrl } from '#lib/keys/public-key.ts';
import type { Block, DraftBlock } from '#lib/version/block.ts';
import { CURRENT_FORMAT, type Snapshot, type SnapshotChange, type SnapshotContent } from '#lib/version/snapshot.ts';
import { type Draft, placedClaimIds } from './sheet-body.ts';
import type { SheetClaim } from './sheet-claim.ts';

export type SnapshotInput = {
  newsroom: { slug: string; name: string };
  storyTitle: string;
  title: string;
  slug: string;
  draft: Pick<Draft, 'standfirst' | 'body'>;
  claims: readonly SheetClaim[];
  previous: { number: number; sha256: string } | null;
  /** Without a trailing slash. */
  baseUrl: string;
};

/** The content of the next version. Claims that are not approved are left out with their places. */
export function buildContent(input: SnapshotInput): SnapshotContent {
  const { draft, previous, newsroom, slug, title } = input;
  const number = (previous?.number ?? 0) + 1;
  const page = `${input.baseUrl}/facts/${slug}`;
  const approved = new Map(
    input.claims.flatMap((claim) => (claim.state === 'approved' ? [[claim.id, claim.published] as const] : [])),
  );
  return {
    format: CURRENT_FORMAT,
    number,
    previous: previous && { ...previous, url: `${page}/v/${previous.number}.json` },
    newsroom: { slug: newsroom.slug, name: newsroom.name },
    story: input.storyTitle,
    slug,
    title,
    links: {
      page,
      version: `${page}/v/${number}`,
      json: `${page}/v/${number}.json`,
      keys: keysUrl(input.baseUrl),
    },
    standfirst: draft.standfirst,
    body: draft.body.flatMap((block) => toPublicBlock(block, (id) => approved.get(id)?.number)),
    claims: placedClaimIds(draft).flatMap((id) => approved.get(id) ?? []),
  };
}

/** The version itself. */
export function freezeSnapshot(content: SnapshotContent, publishedAt: Date, changes: SnapshotChange[]): Snapshot {
  return { ...content, publishedAt: publishedAt.toISOString(), changes };
}

/**
 * What the version that retracts `last` says: the same words and claims, under the next number, with the reason.
 * `sha256` is the last version's.
 */
export function buildRetraction(last: SnapshotContent, sha256: string, reason: string): SnapshotContent {
  const { number, links } = last;
  const next = number + 1;
  const version = `${links.page}/v/${next}`;
  return {
    ...pickContent(last),
    format: CURRENT_FORMAT,
    number: next,
    previous: { number, sha256, url: links.json },
    links: { ...links, version, json: `${version}.json` },
    retraction: { reason },
  };
}

/** A version without what only publishing adds. */
function pickContent(version: SnapshotContent): SnapshotContent {
  const { format, number, previous, newsroom, story, slug, title, links, standfirst, body, claims } = version;
  return { format, number, previous, newsroom, story, slug, title, links, standfirst, body, claims };
}

function toPublicBlock(block: DraftBlock, numberOf: (claimId: string) => number | undefined): Block[] {
  if (block.type !== 'claim') return [block];
  const number = numberOf(block.claimId);
  return number === undefined ? [] : [{ type: 'claim', number }];
}
