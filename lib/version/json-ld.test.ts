import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { sampleClaim, sampleSnapshot } from '#seeds/sample-snapshot.ts';
import { sampleVersions } from '#seeds/sample-versions.ts';
import { toClaimJsonLd, toJsonLd, toNewsroomJsonLd, writeJsonLd } from './json-ld.ts';
import type { PublishedVersions } from './published.ts';

/*
 * The vocabulary as Google's schema-dts generates it from schema.org's own file: which properties a type has, with those
 * that it inherits, and which types a property may hold.
 */
const VOCABULARY = readFileSync(
  createRequire(import.meta.url)
    .resolve('schema-dts')
    .replace(/\.js$/, '.d.ts'),
  'utf8',
);

const parents = new Map<string, string[]>();
const properties = new Map<string, Map<string, string[]>>();
for (const [, name = '', parent = '', body = ''] of VOCABULARY.matchAll(
  /^(?:export )?interface (\w+) extends ([^{]+?) \{\n([\s\S]*?)^\}/gm,
)) {
  parents.set(
    name,
    parent
      .replace(/Partial<IdReference>|IdReference/g, '')
      .split(/,\s*/)
      .filter(Boolean),
  );
  const own = [...body.matchAll(/^ {4}"(\w+)"\?: SchemaValue<(.+), "\w+">;/gm)].map(
    ([, property = '', types = '']) => [property, types.split(' | ')] as const,
  );
  properties.set(name, new Map(own));
}

/** The interfaces of a type: its own and all that it inherits. */
function chainOf(name: string): string[] {
  return [name, ...(parents.get(name) ?? []).flatMap(chainOf)];
}

function interfacesOf(type: string): string[] {
  return [...new Set([`${type}Leaf`, `${type}Base`].filter((name) => parents.has(name)).flatMap(chainOf))];
}

type Node = { [key: string]: unknown };

/** What the vocabulary does not know of this JSON-LD, a line each. */
function findFaults(node: Node): string[] {
  const type = String(node['@type']);
  const known = interfacesOf(type);
  if (known.length === 0) return [`no type ${type}`];
  return Object.entries(node)
    .filter(([key]) => !key.startsWith('@'))
    .flatMap(([key, value]) => {
      const allowed = known.flatMap((name) => properties.get(name)?.get(key) ?? []);
      if (allowed.length === 0) return [`${type} has no ${key}`];
      return [value].flat().flatMap((one) => findValueFaults(`${type}.${key}`, one, allowed));
    });
}

const LITERALS: Record<string, string[]> = {
  string: ['Text', 'URL', 'Date', 'DateTime'],
  number: ['Number', 'Integer', 'Float'],
  boolean: ['Boolean'],
};

function findValueFaults(at: string, value: unknown, allowed: string[]): string[] {
  if (typeof value !== 'object' || value === null) {
    return LITERALS[typeof value]?.some((literal) => allowed.includes(literal)) ? [] : [`${at} is no ${typeof value}`];
  }
  const node = value as Node;
  if (!('@type' in node)) return '@id' in node && allowed.includes('IdReference') ? [] : [`${at} is no reference`];
  const isAllowed = interfacesOf(String(node['@type'])).some((name) =>
    allowed.includes(name.replace(/Base$|Leaf$/, '')),
  );
  return [...(isAllowed ? [] : [`${at} is no ${node['@type']}`]), ...findFaults(node)];
}

function graphOf(versions: PublishedVersions): Node[] {
  return JSON.parse(writeJsonLd(toJsonLd(versions)))['@graph'];
}

/** Ids of the nodes that say nothing but their id. */
function listReferences(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('@id' in value && Object.keys(value).length === 1) return [String(value['@id'])];
  return Object.values(value).flatMap(listReferences);
}

const [retracted, ...rest] = sampleVersions();
const STANDING = rest as unknown as PublishedVersions;

describe('JSON-LD', () => {
  it('[F33] says nothing that schema.org’s vocabulary does not know', () => {
    expect(properties.size).toBeGreaterThan(800);
    for (const versions of [STANDING, sampleVersions()]) {
      for (const node of graphOf(versions)) expect(findFaults(node)).toEqual([]);
    }
  });

  it('[F33] the check finds an unknown type, an unknown property, and one with a wrong value', () => {
    expect(findFaults({ '@type': 'FactCheck' })).toEqual(['no type FactCheck']);
    expect(findFaults({ '@type': 'ClaimReview', verdict: 'x' })).toEqual(['ClaimReview has no verdict']);
    expect(findFaults({ '@type': 'ClaimReview', reviewRating: { '@type': 'Person' } })).toEqual([
      'ClaimReview.reviewRating is no Person',
    ]);
    expect(findFaults({ '@type': 'Rating', ratingValue: true })).toEqual(['Rating.ratingValue is no boolean']);
  });

  it('[F33] each claim is a ClaimReview; a verdict off the scale has a name and no number', () => {
    const reviews = graphOf(STANDING).filter((node) => node['@type'] === 'ClaimReview');
    expect(reviews).toMatchObject([
      {
        url: 'https://facts.example.test/facts/harbour/claims/1',
        claimReviewed: 'The harbour was closed on Monday.',
        reviewRating: { alternateName: 'Confirmed', ratingValue: 5, bestRating: 5, worstRating: 1 },
      },
      { reviewRating: { alternateName: 'False', ratingValue: 1 } },
    ]);
    const first = rest.slice(1) as unknown as PublishedVersions;
    const disputed = graphOf(first).filter((node) => node['@type'] === 'ClaimReview')[1];
    expect(disputed?.reviewRating).toEqual({ '@type': 'Rating', alternateName: 'Disputed' });
  });

  it('[F33] a claim appears where it is supported, never where it is contradicted or only mentioned', () => {
    const [passage] = sampleClaim().evidence;
    const from = (stance: 'supports' | 'contradicts' | 'context', outlet: string) => ({
      ...passage!,
      ...{ stance, outlet, url: `https://${outlet}.test/` },
    });
    const appearancesOf = (evidence: ReturnType<typeof from>[]) => {
      const claim = sampleClaim({ evidence });
      const [, review] = JSON.parse(writeJsonLd(toClaimJsonLd(claim, sampleSnapshot())))['@graph'];
      return review.itemReviewed.appearance?.map(({ url }: { url: string }) => url);
    };
    const [claimed, refuted, told] = [from('supports', 'a'), from('contradicts', 'b'), from('context', 'c')];
    expect(appearancesOf([refuted, claimed, told])).toEqual(['https://a.test/']);
    expect(appearancesOf([refuted, told])).toBeUndefined();
    // One article that does both did make the claim.
    expect(appearancesOf([{ ...claimed, stance: 'contradicts' }, claimed])).toEqual(['https://a.test/']);
  });

  it('[F33] what is named by its id alone stands in the same graph', () => {
    const dropped = sampleVersions().slice(1) as unknown as PublishedVersions;
    const [newest] = dropped;
    const without = { ...newest, snapshot: { ...newest.snapshot, claims: newest.snapshot.claims.slice(0, 1) } };
    const claimPage = toClaimJsonLd(newest.snapshot.claims[0]!, newest.snapshot);
    const newsroomPage = toNewsroomJsonLd(newest.snapshot.newsroom, 'https://facts.example.test');
    for (const graph of [
      ...[STANDING, sampleVersions(), [without, ...dropped.slice(1)] as PublishedVersions].map(toJsonLd),
      ...[claimPage, newsroomPage],
    ]) {
      const { '@graph': nodes } = JSON.parse(writeJsonLd(graph)) as { '@graph': Node[] };
      const ids = new Set(nodes.map((node) => node['@id']));
      expect(listReferences(nodes).filter((id) => !ids.has(id))).toEqual([]);
      for (const node of nodes) expect(findFaults(node)).toEqual([]);
    }
  });

  it('[F33] each correction is a CorrectionComment that the article names', () => {
    const graph = graphOf(STANDING);
    const [comment] = graph.filter((node) => node['@type'] === 'CorrectionComment');
    expect(comment).toMatchObject({ text: expect.stringContaining('The station found its records') });
    expect(graph.find((node) => node['@type'] === 'NewsArticle')).toMatchObject({
      correction: [{ '@id': comment?.['@id'] }],
      datePublished: '2026-03-05T09:30:00.000Z',
      dateModified: '2026-03-08T11:00:00.000Z',
      version: 2,
    });
    expect(graph.find((node) => node['@type'] === 'Dataset')).toMatchObject({ version: 2 });
  });

  it('[F33] a retracted sheet reviews nothing, and says that it is retracted', () => {
    expect(retracted.snapshot.retraction).toBeDefined();
    const types = graphOf(sampleVersions()).map((node) => node['@type']);
    expect(types).not.toContain('ClaimReview');
    expect(graphOf(sampleVersions())).toContainEqual(expect.objectContaining({ creativeWorkStatus: 'Retracted' }));
  });

  it('[F33] nothing in it ends the script element that it stands in', () => {
    expect(writeJsonLd(toJsonLd(sampleVersions()))).not.toContain('<');
  });
});
