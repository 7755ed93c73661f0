import { describe, expect, it } from 'vitest';
import { sampleClaim, sampleSnapshot } from '#seeds/sample-snapshot.ts';
import { compareSnapshots, findUnexplained } from './compare-snapshots.ts';
import type { SnapshotChange } from './snapshot.ts';

const BEFORE = sampleSnapshot();
const [FIRST, SECOND] = BEFORE.claims;
if (!FIRST || !SECOND) throw new Error('the sample has two claims');

function explain(change: Partial<SnapshotChange>): SnapshotChange {
  return { what: 'verdict', claim: 1, type: 'correction', explanation: 'New records.', ...change };
}

describe('compareSnapshots', () => {
  it('[F9] finds nothing where only number, time and addresses differ', () => {
    const after = sampleSnapshot({ number: 2, publishedAt: '2026-04-01T00:00:00.000Z' });
    expect(compareSnapshots(BEFORE, after)).toEqual([]);
  });

  it('[F9] finds changed text', () => {
    expect(compareSnapshots(BEFORE, sampleSnapshot({ standfirst: ['Other.'] }))).toMatchObject([{ what: 'text' }]);
  });

  it('[F9] finds a changed verdict, which outweighs other changes of the claim', () => {
    const after = sampleSnapshot({ claims: [{ ...FIRST, verdict: 'false', rating: 5, countedVotes: 4 }, SECOND] });
    expect(compareSnapshots(BEFORE, after)).toMatchObject([
      { what: 'verdict', claim: 1, words: 'Claim 1 goes from “Confirmed” to “False”.' },
    ]);
  });

  it('[F9] finds changed votes or evidence', () => {
    const after = sampleSnapshot({ claims: [{ ...FIRST, countedVotes: 4 }, SECOND] });
    expect(compareSnapshots(BEFORE, after)).toMatchObject([{ what: 'claim', claim: 1 }]);
  });

  it('[F9] finds added and removed claims', () => {
    const after = sampleSnapshot({ claims: [FIRST, sampleClaim({ number: 3 })] });
    expect(compareSnapshots(BEFORE, after)).toMatchObject([
      { what: 'removed', claim: 2 },
      { what: 'added', claim: 3 },
    ]);
  });
});

describe('findUnexplained', () => {
  const differences = compareSnapshots(
    BEFORE,
    sampleSnapshot({ claims: [{ ...FIRST, verdict: 'false' as const }, SECOND] }),
  );

  it('[F10] is content when each difference has its explanation', () => {
    expect(findUnexplained(differences, [explain({})])).toBeNull();
  });

  it('[F10] a changed verdict is always a correction', () => {
    for (const type of ['update', 'minor'] as const) {
      expect(findUnexplained(differences, [explain({ type })])).toEqual([
        'factsheet.needs-correction',
        { what: 'verdict', claim: 1 },
      ]);
    }
  });

  it('[F10] refuses a difference without an explanation', () => {
    const missing = ['factsheet.unexplained', { what: 'verdict', claim: 1 }];
    expect(findUnexplained(differences, [])).toEqual(missing);
    expect(findUnexplained(differences, [explain({ claim: 2 })])).toEqual(missing);
  });

  it('[F10] refuses a second explanation of one difference', () => {
    expect(findUnexplained(differences, [explain({}), explain({})])).toEqual(['factsheet.explained-too-much']);
  });

  it('[F10] refuses an explanation of what did not change', () => {
    expect(findUnexplained(differences, [explain({}), explain({ what: 'text', claim: null })])).not.toBeNull();
  });
});
