import { readAddress } from '#lib/public-site/address.ts';
import type { Content } from '#lib/public-site/content.ts';
import type { Site } from '#lib/public-site/make-page.ts';
import { makeSheetContent, type SheetAddress } from '#lib/public-site/sheet-content.ts';
import { makeSiteContent, type SiteAddress, VERSIONS_OF } from '#lib/public-site/site-content.ts';
import type { PublishedVersions, SignedSnapshot } from '#lib/version/published.ts';
import type { Snapshot } from '#lib/version/snapshot.ts';
import { summariseVersions } from '#lib/version/version-summary.ts';
import { sampleClaim, sampleSnapshot } from './sample-snapshot.ts';

/** An address of every kind of public page, with much and with nothing on it, for the versions below. */
export const SAMPLE_PAGES = [
  '/facts',
  '/facts?q=harbour',
  '/facts?q=nothing+like+it',
  '/facts/corrections',
  '/facts/newsrooms/harbour-desk',
  '/facts/harbour',
  '/facts/harbour/v/1',
  '/facts/harbour/history',
  '/facts/harbour/history?from=1&to=2',
  '/facts/harbour/corrections',
  '/facts/harbour/claims/1',
  '/facts/harbour/claims/2',
  '/embed/harbour/1',
  '/embed/harbour/1?theme=dark',
];

/** A sheet's versions, newest first; each is the sample with what is given. */
export function makeVersions(...given: Partial<Snapshot>[]): PublishedVersions {
  const page = sampleSnapshot().links.page;
  const versions = given.map((overrides, index): SignedSnapshot => {
    const number = given.length - index;
    const links = { ...sampleSnapshot().links, version: `${page}/v/${number}`, json: `${page}/v/${number}.json` };
    const snapshot = sampleSnapshot({ number, links, ...overrides });
    return { snapshot, sha256: String(number).repeat(64), kid: 'the-key', jws: 'head..signature' };
  });
  return versions as [SignedSnapshot, ...SignedSnapshot[]];
}

/** Two versions; the second dropped a claim. */
export const CORRECTED = makeVersions(
  {
    changes: [{ what: 'removed', claim: 2, type: 'correction', explanation: 'No station measured it.' }],
    claims: [sampleClaim()],
  },
  {},
);

/** Two versions; the second retracts the sheet. */
export const RETRACTED = makeVersions(
  {
    format: 'touchstone.factsheet/2',
    retraction: { reason: 'The records were forged.' },
    changes: [{ what: 'retraction', claim: null, type: 'retraction', explanation: 'The records were forged.' }],
  },
  {},
);

/** The content at an address of a site that published one sheet, these versions of it; null where there is none. */
export function openSamplePage(site: Site, target: string, versions: PublishedVersions = CORRECTED): Content | null {
  const location = readAddress(target);
  if (location?.is !== 'page') throw new Error(`${target} is no address`);
  const { address } = location;
  if ('slug' in address) return makeSheetContent(site, versions, address as SheetAddress);
  const all = summariseVersions(versions);
  const { kind } = address as SiteAddress;
  return makeSiteContent(site, VERSIONS_OF[kind] === 'newest' ? all.slice(0, 1) : all, address as SiteAddress);
}
