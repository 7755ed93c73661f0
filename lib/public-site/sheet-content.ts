import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { VERDICT_WORDS } from '#lib/gate/verdict.ts';
import { writeEnvelope } from '#lib/version/envelope.ts';
import { toEvidenceAnnotations } from '#lib/version/evidence-annotations.ts';
import { feedOfSheet } from '#lib/version/feed.ts';
import { toClaimJsonLd, toJsonLd, writeJsonLd } from '#lib/version/json-ld.ts';
import { listCorrections } from '#lib/version/list-corrections.ts';
import { findVersion, type PublishedVersions } from '#lib/version/published.ts';
import { writeAtom } from '#lib/version/write-atom.ts';
import { writeClaimsCsv } from '#lib/version/write-claims-csv.ts';
import { writeJsonFeed } from '#lib/version/write-json-feed.ts';
import type { Address } from './address.ts';
import type { Content } from './content.ts';
import { embedScript, writeEmbedCode } from './embed.ts';
import type { EmbedTheme } from './embed-theme.ts';
import { findPublishedClaim } from './find-claim.ts';
import { makeFile, makePage, type Site } from './make-page.ts';
import { oembedLink } from './oembed.ts';
import { BARE_HEAD, type DocumentHead } from './write-document.ts';

/** The addresses served from the versions of one sheet. */
export type SheetAddress = Extract<Address, { slug: string }>;

type OfSheet = { site: Site; versions: PublishedVersions };

/** The content at an address of a sheet, a pure function of its versions; null if there is none. */
export function makeSheetContent(site: Site, versions: PublishedVersions, address: SheetAddress): Content | null {
  const sheet = { site, versions };
  switch (address.kind) {
    case 'sheet':
      return makeNewest(sheet);
    case 'version':
      return makeVersion(sheet, address.number);
    case 'history':
      return makeHistory(sheet, address);
    case 'corrections':
      return makeCorrections(sheet);
    case 'claim':
      return makeClaim(sheet, address.number);
    case 'embed':
      return makeEmbed(sheet, address);
    case 'atom':
      return makeFile('application/atom+xml; charset=utf-8', writeAtom(feedOfSheet(versions)));
    case 'jsonFeed':
      return makeFile('application/feed+json; charset=utf-8', writeJsonFeed(feedOfSheet(versions)));
    case 'signed':
      return { ...makeFile('application/json; charset=utf-8', writeEnvelope(versions[0])), tag: versions[0].sha256 };
    default:
      return makeFrozenFile(sheet, address);
  }
}

/** Of a sheet's newest version, where the site stands now: it may have moved since the version was frozen. */
function addressOf({ url }: Site, slug: string): string {
  return `${url}/facts/${slug}`;
}

function makeNewest({ site, versions }: OfSheet): Content | null {
  const sheet = findVersion(versions);
  if (!sheet) return null;
  const { title, standfirst, slug, newsroom, number } = sheet.snapshot;
  const page = addressOf(site, slug);
  const head: DocumentHead = {
    ...BARE_HEAD,
    title,
    description: standfirst[0] ?? '',
    canonical: page,
    isIndexed: sheet.retraction === null,
    alternates: [
      { type: 'application/atom+xml', href: `${page}/feed.xml`, title: `${title}: versions and corrections` },
      { type: 'application/feed+json', href: `${page}/feed.json`, title: `${title}: versions and corrections` },
      { type: 'application/json', href: `${page}.json`, title: 'The signed snapshot' },
      oembedLink(site.url, page, title),
    ],
    picture: { url: `${page}/v/${number}.png`, alt: `${title}. Fact sheet by ${newsroom.name}, version ${number}.` },
    jsonLd: writeJsonLd(toJsonLd(versions)),
  };
  return makePage(site, { kind: 'sheet', sheet }, head);
}

/**
 * A version as it was when it was the newest: the page may be cached for a year, so it links to the newest version and says
 * nothing about it. Only a retraction is shown on it.
 */
function makeVersion({ site, versions }: OfSheet, number: number): Content | null {
  const sheet = findVersion(versions, number);
  if (!sheet) return null;
  const { title, standfirst, slug } = sheet.snapshot;
  const page = `${addressOf(site, slug)}/v/${number}`;
  const head: DocumentHead = {
    ...BARE_HEAD,
    title: `${title}, version ${number}`,
    description: standfirst[0] ?? '',
    canonical: page,
    alternates: [
      { type: 'application/json', href: `${page}.json`, title: 'The signed snapshot' },
      oembedLink(site.url, page, `${title}, version ${number}`),
    ],
    picture: { url: `${page}.png`, alt: `${title}, version ${number}.` },
  };
  return makePage(site, { kind: 'version', sheet: { ...sheet, latestNumber: number } }, head, { lifetime: 'frozen' });
}

function makeHistory({ site, versions }: OfSheet, asked: { from: number | null; to: number | null }): Content | null {
  const numbers = versions.map(({ snapshot }) => snapshot.number);
  const { from, to } = asked;
  const compared = from !== null && to !== null ? { from, to } : null;
  if (compared && !(numbers.includes(compared.from) && numbers.includes(compared.to))) return null;
  const { title, slug } = versions[0].snapshot;
  const head: DocumentHead = {
    ...BARE_HEAD,
    title: compared ? `${title}: version ${from} and version ${to} compared` : `All versions of ${title}`,
    description: `Every version of the fact sheet “${title}”, and what changed from one to the next.`,
    canonical: `${addressOf(site, slug)}/history`,
    isIndexed: compared === null && !versions[0].snapshot.retraction,
  };
  return makePage(site, { kind: 'history', versions, compared }, head);
}

function makeCorrections({ site, versions }: OfSheet): Content {
  const { title, slug } = versions[0].snapshot;
  const page = addressOf(site, slug);
  const head: DocumentHead = {
    ...BARE_HEAD,
    title: `Corrections to ${title}`,
    description: `What was put right in the fact sheet “${title}”, and why.`,
    canonical: `${page}/corrections`,
    isIndexed: !versions[0].snapshot.retraction,
    alternates: [
      { type: 'application/atom+xml', href: `${page}/feed.xml`, title: `${title}: versions and corrections` },
    ],
  };
  return makePage(site, { kind: 'corrections', sheet: { slug, title }, corrections: listCorrections(versions) }, head);
}

function makeClaim({ site, versions }: OfSheet, number: number): Content | null {
  const claim = findPublishedClaim(site.url, versions, number);
  if (!claim) return null;
  const { wording, verdict } = claim.claim;
  const isCurrent = !claim.isDropped && claim.retraction === null;
  const head: DocumentHead = {
    ...BARE_HEAD,
    title: `${VERDICT_WORDS[verdict]}: ${wording}`,
    description: `Claim ${number} of the fact sheet “${claim.sheetTitle}” by ${claim.newsroomName}.`,
    canonical: claim.url,
    isIndexed: isCurrent,
    alternates: [oembedLink(site.url, claim.url, wording)],
    picture: {
      url: `${addressOf(site, claim.slug)}/v/${versions[0].snapshot.number}.png`,
      alt: `${claim.sheetTitle}. Fact sheet by ${claim.newsroomName}.`,
    },
    jsonLd: isCurrent ? writeJsonLd(toClaimJsonLd(claim.claim, versions[0].snapshot)) : null,
  };
  const embedCode = writeEmbedCode(claim.embedUrl, `Fact check: ${wording}`);
  return makePage(site, { kind: 'claim', claim, embedCode }, head);
}

type EmbedAddress = { number: number; theme: EmbedTheme };

function makeEmbed({ site, versions }: OfSheet, { number, theme }: EmbedAddress): Content | null {
  const claim = findPublishedClaim(site.url, versions, number);
  if (!claim) return null;
  const head: DocumentHead = {
    ...BARE_HEAD,
    title: claim.claim.wording,
    description: `Claim ${number} of the fact sheet “${claim.sheetTitle}”.`,
    canonical: claim.url,
    script: embedScript(theme),
    colorScheme: theme === 'auto' ? 'light dark' : theme,
  };
  return makePage(site, { kind: 'embed', claim }, head, { embed: theme });
}

function makeFrozenFile(
  { versions }: OfSheet,
  { kind, number }: Extract<SheetAddress, { number: number }>,
): Content | null {
  const signed = versions.find(({ snapshot }) => snapshot.number === number);
  if (!signed) return null;
  const lifetime = 'frozen';
  if (kind === 'claimTable') return makeFile('text/csv; charset=utf-8', writeClaimsCsv(signed.snapshot), { lifetime });
  if (kind === 'annotations') {
    const text = canonicalJson(toEvidenceAnnotations(signed.snapshot));
    return makeFile('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', text, { lifetime });
  }
  if (kind !== 'signedVersion') return null;
  return { ...makeFile('application/json; charset=utf-8', writeEnvelope(signed), { lifetime }), tag: signed.sha256 };
}
