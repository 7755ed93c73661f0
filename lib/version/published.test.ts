import { describe, expect, it } from 'vitest';
import { buildRetraction } from '#lib/factsheet/build-snapshot.ts';
import { sampleClaim, sampleSnapshot } from '#seeds/sample-snapshot.ts';
import { sampleVersions } from '#seeds/sample-versions.ts';
import { listCorrections, mergeCorrections } from './list-corrections.ts';
import { findRetraction, findVersion, type PublishedVersions } from './published.ts';
import { type PublishedSummary, searchSheets, summarisePublished } from './published-summary.ts';
import { type Snapshot, snapshotSchema } from './snapshot.ts';
import { summariseVersions } from './version-summary.ts';

describe('the formats of a snapshot', () => {
  const reply = { asked: 'The office', askedOn: '2026-03-03', deadline: '2026-03-05', answer: null, answeredOn: null };
  const newer: [what: string, overrides: Partial<Snapshot>][] = [
    ['a retraction', { retraction: { reason: 'Forged.' } }],
    ['replies', { claims: [sampleClaim({ replies: [reply] })] }],
    ['a number of origins', { claims: [sampleClaim({ rule: { ...sampleClaim().rule, minOriginCount: 2 } })] }],
    ['two reviewers', { claims: [sampleClaim({ rule: { ...sampleClaim().rule, reviewerCount: 2 } })] }],
    ['a change', { changes: [{ what: 'retraction', claim: null, type: 'retraction', explanation: 'Forged.' }] }],
  ];

  it('[F19] a snapshot of format 1 is read as it was signed', () => {
    const snapshot = sampleSnapshot();
    expect(snapshot.format).toBe('touchstone.factsheet/1');
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
  });

  it.each(newer)('[F19] format 1 knows no %s of the newer kind; format 2 does', (_what, overrides) => {
    expect(snapshotSchema.safeParse(sampleSnapshot(overrides)).success).toBe(false);
    const snapshot = sampleSnapshot({ format: 'touchstone.factsheet/2', ...overrides });
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
  });

  it.each([
    ['capped claim', { claims: [sampleClaim({ capped: true })] }],
    ['condition', { claims: [sampleClaim({ rule: { ...sampleClaim().rule, confirmedOriginCount: 2 } })] }],
    ['grade', { claims: [sampleClaim({ rule: { ...sampleClaim().rule, confirmedGrade: 'B' as const } })] }],
  ])('[F19] formats 1 and 2 know no %s; format 3 does', (_what, overrides) => {
    for (const format of ['touchstone.factsheet/1', 'touchstone.factsheet/2'] as const) {
      expect(snapshotSchema.safeParse(sampleSnapshot({ format, ...overrides })).success).toBe(false);
    }
    const snapshot = sampleSnapshot({ format: 'touchstone.factsheet/3', ...overrides });
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
  });

  it('[F19] nothing unknown is taken for signed', () => {
    expect(snapshotSchema.safeParse({ ...sampleSnapshot(), more: 1 }).success).toBe(false);
    expect(snapshotSchema.safeParse({ ...sampleSnapshot(), format: 'touchstone.factsheet/4' }).success).toBe(false);
  });
});

describe('versions', () => {
  const versions = sampleVersions();

  it('[P7] each is found by its number, the newest without one, and knows the newest', () => {
    expect(findVersion(versions)?.snapshot.number).toBe(3);
    expect(findVersion(versions, 1)).toMatchObject({ snapshot: { number: 1 }, latestNumber: 3 });
    expect(findVersion(versions, 4)).toBeNull();
  });

  it('[P12] the newest version decides whether all are retracted', () => {
    expect(findVersion(versions, 1)?.retraction).toMatchObject({
      number: 3,
      reason: expect.stringContaining('forged'),
    });
    const [, ...before] = versions;
    expect(findRetraction(before as unknown as PublishedVersions)).toBeNull();
  });

  it('[F20] a retraction follows the last version under its hash', () => {
    const { snapshot, sha256 } = versions[1] ?? versions[0];
    expect(buildRetraction(snapshot, sha256, 'Forged.')).toMatchObject({
      number: 3,
      previous: { number: 2, sha256, url: snapshot.links.json },
      links: { version: `${snapshot.links.page}/v/3` },
      claims: snapshot.claims,
    });
  });
});

describe('corrections', () => {
  it('[F34] are the corrections and retractions of all versions, newest first; updates are none', () => {
    const corrections = listCorrections(sampleVersions());
    expect(corrections).toMatchObject([
      { type: 'retraction', number: 3, wording: null },
      { type: 'correction', number: 2, claim: 2, wording: 'A storm was the cause.' },
    ]);
    expect(corrections.map(({ url }) => url.split('/facts/')[1])).toEqual([
      'harbour/corrections#v3-retraction',
      'harbour/corrections#v2-claim-2',
    ]);
  });

  it('[F34] of a claim that was withdrawn name it by its last wording', () => {
    const [, second, first] = sampleVersions();
    if (!second || !first) throw new Error('the sample has three versions');
    const removed = { what: 'removed', claim: 2, type: 'correction', explanation: 'It was never checked.' } as const;
    const without = { ...second, snapshot: { ...second.snapshot, claims: [sampleClaim()], changes: [removed] } };
    expect(listCorrections([without, first])).toMatchObject([{ wording: 'A storm was the cause.' }]);
  });

  it('[F34] of many sheets are merged by time', () => {
    const times = mergeCorrections([
      ...summariseVersions(sampleVersions()),
      ...summariseVersions(sampleVersions()),
    ]).map(({ correctedAt }) => correctedAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(times).toHaveLength(4);
  });
});

describe('searchSheets', () => {
  const harbour = summarisePublished(summariseVersions(sampleVersions())[0]!);
  const other: PublishedSummary = {
    ...harbour,
    title: 'Élections in Zürich',
    words: 'Ballots',
    newsroomSlug: 'zurich',
  };
  const find = (words: string, newsroom = '') =>
    searchSheets([harbour, other], { words, newsroom }).map(({ title }) => title);

  it('[P13] finds words in any order, in claims and outlets too, without case or accents', () => {
    expect(find('CLOSED harbour')).toEqual([harbour.title]);
    expect(find('storm port radio')).toEqual([harbour.title]);
    expect(find('zurich elections')).toEqual([other.title]);
    expect(find('storm ballots')).toEqual([]);
    expect(find('')).toHaveLength(2);
  });

  it('[P13] keeps to a newsroom, and shows titles first', () => {
    expect(find('', 'zurich')).toEqual([other.title]);
    const mentions = { ...harbour, title: 'Another', words: 'zurich' };
    const found = searchSheets([mentions, other], { words: 'zurich', newsroom: '' });
    expect(found.map(({ title }) => title)).toEqual([other.title, 'Another']);
  });

  it('[P12] a retracted sheet is listed as such', () => {
    expect(harbour.retracted).toBe(true);
  });
});
