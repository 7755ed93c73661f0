import { describe, expect, it } from 'vitest';
import type { DraftBlock } from '#lib/version/block.ts';
import type { SnapshotClaim } from '#lib/version/snapshot.ts';
import { sampleClaim } from '#seeds/sample-snapshot.ts';
import type { ApprovedClaim } from './sheet-claim.ts';
import { suggestOrder, suggestPlaces } from './suggest-order.ts';

function approved(number: number, overrides: Partial<SnapshotClaim> & { article?: string } = {}): ApprovedClaim {
  const { article = String(number), ...rest } = overrides;
  const wording = rest.wording ?? `Nr ${number}.`;
  const evidence = sampleClaim().evidence.map((passage) => ({ ...passage, revisionSha256: article.repeat(64) }));
  const published = sampleClaim({ number, evidence, ...rest, wording });
  return {
    id: `claim-${number}`,
    version: 1,
    number,
    wording,
    state: 'approved',
    quotesStand: true,
    citesWithdrawn: false,
    published,
  };
}

const place = ({ id }: ApprovedClaim): DraftBlock => ({ type: 'claim', claimId: id });
const HEADING: DraftBlock = { type: 'heading', level: 2, text: [{ text: 'Next' }] };
const draft = (...body: DraftBlock[]) => ({ body });

describe('suggestPlaces', () => {
  it('[F26] a missing claim belongs behind the one that cites the same article', () => {
    const [one, two, three] = [approved(1), approved(2), approved(3, { article: '2' })];
    expect(suggestPlaces(draft(place(one), place(two)), [one, two, three])).toEqual([
      { claim: three, after: two, words: 'Claim 2 cites an article that it cites too.' },
    ]);
  });

  it('[F26] else behind the one with the same words, else anywhere', () => {
    const [one, two] = [approved(1, { wording: 'The harbour closed.' }), approved(2, { wording: 'Nothing alike.' })];
    const [three, four] = [approved(3, { wording: 'A harbour burned.' }), approved(4)];
    const suggestions = suggestPlaces(draft(place(one), place(two)), [one, two, three, four]);
    expect(suggestions.map(({ after }) => after)).toEqual([one, null]);
  });

  it('[F26] nothing is suggested where nothing is missing', () => {
    const one = approved(1);
    expect(suggestPlaces(draft(place(one)), [one])).toEqual([]);
  });
});

describe('suggestOrder', () => {
  it('[F26] what is settled, true or false, comes before what is likely, and that before what is open', () => {
    const [open, likely] = [approved(1, { verdict: 'disputed' }), approved(2, { verdict: 'probable' })];
    const wrong = approved(3, { verdict: 'false' });
    const all = [open, likely, wrong];
    expect(suggestOrder(draft(place(open), place(likely), place(wrong)), all)).toMatchObject([
      { claim: { number: 3 }, before: { number: 1 } },
    ]);
    expect(suggestOrder(draft(place(wrong), place(open), place(likely)), all)).toMatchObject([
      { claim: { number: 2 }, before: { number: 1 } },
    ]);
    expect(suggestOrder(draft(place(wrong), place(likely), place(open)), all)).toEqual([]);
  });

  it('[F26] a claim stays in its section', () => {
    const [open, settled] = [approved(1, { verdict: 'disputed' }), approved(2)];
    expect(suggestOrder(draft(place(open), HEADING, place(settled)), [open, settled])).toEqual([]);
  });
});
