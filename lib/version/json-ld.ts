import type { ClaimReview, CorrectionComment, Dataset, Graph, NewsArticle, NewsMediaOrganization } from 'schema-dts';
import { VERDICT_WORDS } from '#lib/gate/verdict.ts';
import { listCorrections, type PublishedCorrection } from './list-corrections.ts';
import { newsroomUrl } from './newsroom-url.ts';
import { findVersion, type PublishedVersions } from './published.ts';
import type { Snapshot, SnapshotClaim, SnapshotEvidence } from './snapshot.ts';

/*
 * A sheet for machines, in schema.org's words (https://schema.org). The types are generated from its vocabulary, so a
 * property that it does not know, or does not know of that type, does not compile. What is named by `@id` alone stands in
 * the same graph: a reader of one page has no other.
 */

/** The newest version: the sheet as NewsArticle and as Dataset, a ClaimReview for each claim, each correction. */
export function toJsonLd(versions: PublishedVersions): Graph {
  const { snapshot, sha256 } = versions[0];
  const firstPublishedAt = findVersion(versions, 1)?.snapshot.publishedAt ?? snapshot.publishedAt;
  const corrections = listCorrections(versions);
  return {
    '@context': 'https://schema.org',
    '@graph': [
      toOrganization(snapshot),
      toNewsArticle(snapshot, firstPublishedAt, corrections),
      toDataset(snapshot, sha256, firstPublishedAt),
      // A retracted sheet reviews nothing any more.
      ...(snapshot.retraction ? [] : snapshot.claims.map((claim) => toClaimReview(claim, snapshot))),
      ...corrections.map((correction) => toCorrectionComment(correction, snapshot)),
    ],
  };
}

/** One claim of the newest version as a ClaimReview with its context, for the claim's own page. */
export function toClaimJsonLd(claim: SnapshotClaim, snapshot: Snapshot): Graph {
  return { '@context': 'https://schema.org', '@graph': [toOrganization(snapshot), toClaimReview(claim, snapshot)] };
}

/** JSON for a `<script type="application/ld+json">`: nothing in it can end the element. */
export function writeJsonLd(graph: Graph): string {
  return JSON.stringify(graph).replace(/</g, '\\u003c');
}

function organizationId({ links, newsroom }: Snapshot): string {
  return newsroomUrl(new URL(links.page).origin, newsroom.slug);
}

function toOrganization({ links, newsroom }: Snapshot): NewsMediaOrganization {
  return describeNewsroom(newsroom, new URL(links.page).origin);
}

/** A newsroom as the organization that publishes, for its own page and for its sheets. */
function describeNewsroom(newsroom: Snapshot['newsroom'], siteUrl: string): NewsMediaOrganization {
  const url = newsroomUrl(siteUrl, newsroom.slug);
  return {
    '@type': 'NewsMediaOrganization',
    '@id': url,
    name: newsroom.name,
    url,
    correctionsPolicy: `${siteUrl}/facts/corrections`,
  };
}

/** What a newsroom's own page says for machines. `siteUrl` without a trailing slash. */
export function toNewsroomJsonLd(newsroom: Snapshot['newsroom'], siteUrl: string): Graph {
  return { '@context': 'https://schema.org', '@graph': [describeNewsroom(newsroom, siteUrl)] };
}

function toNewsArticle(
  snapshot: Snapshot,
  firstPublishedAt: string,
  corrections: readonly PublishedCorrection[],
): NewsArticle {
  const { title, standfirst, links, number, publishedAt, retraction, claims } = snapshot;
  const organization = { '@id': organizationId(snapshot) };
  return {
    '@type': 'NewsArticle',
    '@id': links.page,
    url: links.page,
    mainEntityOfPage: links.page,
    headline: title,
    description: standfirst[0] ?? '',
    datePublished: firstPublishedAt,
    dateModified: publishedAt,
    version: number,
    creativeWorkStatus: retraction ? 'Retracted' : 'Published',
    author: organization,
    publisher: organization,
    isAccessibleForFree: true,
    hasPart: retraction ? [] : claims.map((claim) => ({ '@id': claimUrl(claim, snapshot) })),
    correction: corrections.map(({ url }) => ({ '@id': url })),
  };
}

function toDataset(snapshot: Snapshot, sha256: string, firstPublishedAt: string): Dataset {
  const { title, standfirst, links, number, publishedAt } = snapshot;
  const download = (encodingFormat: string, contentUrl: string) =>
    ({ '@type': 'DataDownload', encodingFormat, contentUrl }) as const;
  return {
    '@type': 'Dataset',
    '@id': `${links.page}#dataset`,
    name: `${title}: claims, votes and evidence`,
    description: standfirst.join(' '),
    url: links.version,
    version: number,
    identifier: `sha256:${sha256}`,
    datePublished: firstPublishedAt,
    dateModified: publishedAt,
    creator: { '@id': organizationId(snapshot) },
    isAccessibleForFree: true,
    distribution: [
      download('application/json', links.json),
      download('text/csv', `${links.version}.csv`),
      download('application/ld+json', `${links.version}.jsonld`),
    ],
  };
}

/** Ratings count down from 1, confirmed; schema.org's reviews count up, so 5 is true and 1 is false. */
const BEST_RATING = 5;

function toClaimReview(claim: SnapshotClaim, snapshot: Snapshot): ClaimReview {
  const { verdict, rating, wording, reviewedAt, evidence } = claim;
  const isOnScale = rating !== null && rating <= BEST_RATING && verdict !== 'disputed' && verdict !== 'unjudged';
  // Where the claim was made; an article that contradicts it did not make it.
  const supporting = evidence.filter(({ stance }) => stance === 'supports');
  const appearances = new Map(supporting.map((passage) => [passage.url ?? passage.revisionSha256, passage]));
  return {
    '@type': 'ClaimReview',
    '@id': claimUrl(claim, snapshot),
    url: claimUrl(claim, snapshot),
    claimReviewed: wording,
    datePublished: reviewedAt,
    author: { '@id': organizationId(snapshot) },
    isPartOf: {
      '@type': 'NewsArticle',
      '@id': snapshot.links.page,
      url: snapshot.links.page,
      headline: snapshot.title,
    },
    reviewRating: {
      '@type': 'Rating',
      alternateName: VERDICT_WORDS[verdict],
      ...(isOnScale && { ratingValue: BEST_RATING + 1 - rating, bestRating: BEST_RATING, worstRating: 1 }),
    },
    itemReviewed: {
      '@type': 'Claim',
      text: wording,
      ...(appearances.size > 0 && { appearance: [...appearances.values()].map(toAppearance) }),
    },
  };
}

function toAppearance({ title, url, outlet, publishedOn, language }: SnapshotEvidence): NewsArticle {
  return {
    '@type': 'NewsArticle',
    headline: title,
    inLanguage: language,
    publisher: { '@type': 'Organization', name: outlet },
    ...(url && { url }),
    ...(publishedOn && { datePublished: publishedOn }),
  };
}

function toCorrectionComment(correction: PublishedCorrection, newest: Snapshot): CorrectionComment {
  const { url, explanation, correctedAt, number } = correction;
  return {
    '@type': 'CorrectionComment',
    '@id': url,
    url,
    text: explanation,
    datePublished: correctedAt,
    about: describeCorrected(correction, newest),
    version: number,
  };
}

/** What was corrected: the sheet, or a claim, which is in the graph only while the newest version reviews it. */
function describeCorrected(
  { claim, wording }: PublishedCorrection,
  newest: Snapshot,
): NonNullable<CorrectionComment['about']> {
  const { links, claims, retraction } = newest;
  if (claim === null) return { '@id': links.page };
  const url = claimUrl({ number: claim }, newest);
  const isReviewed = !retraction && claims.some(({ number }) => number === claim);
  return isReviewed ? { '@id': url } : { '@type': 'Claim', url, ...(wording !== null && { text: wording }) };
}

function claimUrl({ number }: Pick<SnapshotClaim, 'number'>, { links }: Snapshot): string {
  return `${links.page}/claims/${number}`;
}
