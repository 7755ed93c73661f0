import type { PublishedVersions, SignedSnapshot } from '#lib/version/published.ts';
import type { Snapshot } from '#lib/version/snapshot.ts';
import { sampleSnapshot } from './sample-snapshot.ts';

/** A signed version for tests; hash and signature are made up. */
function sign(snapshot: Snapshot): SignedSnapshot {
  return { snapshot, sha256: String(snapshot.number).repeat(64), kid: 'the-key', jws: 'e30..AA' };
}

/** Three versions of a sheet, newest first: published, its second claim corrected and its text updated, then retracted. */
export function sampleVersions(): PublishedVersions {
  const first = sampleSnapshot();
  const { page } = first.links;
  const next = (number: number, overrides: Partial<Snapshot>) =>
    sampleSnapshot({
      format: 'touchstone.factsheet/2',
      number,
      previous: { number: number - 1, sha256: String(number - 1).repeat(64), url: `${page}/v/${number - 1}.json` },
      links: { ...first.links, version: `${page}/v/${number}`, json: `${page}/v/${number}.json` },
      ...overrides,
    });
  const second = next(2, {
    publishedAt: '2026-03-08T11:00:00.000Z',
    claims: first.claims.map((claim) => (claim.number === 2 ? { ...claim, verdict: 'false', rating: 5 } : claim)),
    changes: [
      { what: 'text', claim: null, type: 'update', explanation: 'A paragraph on repairs.' },
      {
        what: 'verdict',
        claim: 2,
        type: 'correction',
        explanation: 'The station found its records: <no> storm & no wind.',
      },
    ],
  });
  const reason = 'The log that it rests on was forged.';
  const third = next(3, {
    publishedAt: '2026-04-01T08:00:00.000Z',
    claims: second.claims,
    retraction: { reason },
    changes: [{ what: 'retraction', claim: null, type: 'retraction', explanation: reason }],
  });
  return [sign(third), sign(second), sign(first)];
}
