import { describe, expect, it } from 'vitest';
import { sampleClaim } from '#seeds/sample-snapshot.ts';
import { type CheckId, checkPublishing, checkSheet, isReady } from './check-sheet.ts';
import type { ApprovedClaim, SheetClaim } from './sheet-claim.ts';

type Sheet = Parameters<typeof checkSheet>[0];

const APPROVED: ApprovedClaim & SheetClaim = {
  id: 'one',
  version: 1,
  number: 1,
  wording: 'Closed.',
  state: 'approved',
  quotesStand: true,
  citesWithdrawn: false,
  published: sampleClaim(),
};
const READY: Sheet = {
  names: { title: 'Harbour', slug: 'harbour' },
  isSlugTaken: false,
  draft: { standfirst: ['Closed.'], body: [{ type: 'claim', claimId: 'one' }] },
  claims: [APPROVED],
};
const place = { type: 'claim', claimId: 'one' } as const;

const CASES: [why: string, sheet: Sheet, unmet: CheckId[]][] = [
  ['nothing is missing', READY, []],
  ['its address cannot be one', { ...READY, names: { title: 'Harbour', slug: 'No' } }, ['names']],
  ['its address is taken', { ...READY, isSlugTaken: true }, ['names']],
  ['the standfirst is empty', { ...READY, draft: { ...READY.draft, standfirst: [] } }, ['standfirst']],
  ['no claim is placed', { ...READY, draft: { ...READY.draft, body: [] } }, ['claims']],
  ['a claim is not approved', { ...READY, claims: [{ ...APPROVED, state: 'not approved' }] }, ['approved']],
  ['a claim does not exist', { ...READY, claims: [] }, ['approved']],
  ['a claim stands twice', { ...READY, draft: { ...READY.draft, body: [place, place] } }, ['placed once']],
  ['a cited article was withdrawn', { ...READY, claims: [{ ...APPROVED, citesWithdrawn: true }] }, ['withdrawn']],
  ['a quote does not stand', { ...READY, claims: [{ ...APPROVED, quotesStand: false }] }, ['quotes']],
];

describe('checkSheet', () => {
  it.each(CASES)('[F8] when %s', (_why, sheet, unmet) => {
    const checks = checkSheet(sheet);
    expect(checks.filter((check) => !check.met).map((check) => check.id)).toEqual(unmet);
    expect(isReady(checks)).toBe(unmet.length === 0);
  });

  it('[F8] names the claims that stand in the way', () => {
    const checks = checkSheet({ ...READY, claims: [{ ...APPROVED, state: 'not approved' }] });
    expect(checks.find((check) => !check.met)?.fix).toContain('claim 1');
  });
});

describe('checkPublishing', () => {
  const difference = { what: 'text', claim: null, words: 'The text of the sheet changed.' } as const;
  const change = { what: 'text', claim: null, type: 'update', explanation: 'A paragraph more.' } as const;
  const dead = { url: 'https://example.test/gone', state: 'dead', detail: 'answers 404', status: 404 } as const;
  const untried = { url: 'https://example.test/slow', state: 'untried', detail: 'does not answer in time' } as const;
  const sheet = { differences: null, changes: [], links: [], acceptsDeadLinks: false };

  it('[F10] every difference is described before a later version is published', () => {
    const differs = { ...sheet, differences: [difference] };
    expect(isReady(checkPublishing({ ...differs, changes: [change] }))).toBe(true);
    for (const changes of [[], [{ ...change, explanation: ' ' }]]) {
      expect(checkPublishing({ ...differs, changes })).toMatchObject([{ id: 'changes', met: false }, { met: true }]);
    }
    expect(isReady(checkPublishing({ ...sheet, differences: [] }))).toBe(false);
    expect(isReady(checkPublishing(sheet))).toBe(true);
  });

  it('[F21] a link that could not be checked is shown and blocks nothing', () => {
    const [check] = checkPublishing({ ...sheet, links: [untried] });
    expect(check).toMatchObject({ met: true, words: expect.stringContaining('1 of 1 could not be tried') });
  });

  it('[F22] a dead link blocks publishing until it is accepted', () => {
    const [check] = checkPublishing({ ...sheet, links: [dead, untried] });
    expect(check).toMatchObject({ met: false, fix: expect.stringContaining('https://example.test/gone answers 404') });
    expect(isReady(checkPublishing({ ...sheet, links: [dead], acceptsDeadLinks: true }))).toBe(true);
  });
});
