import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RATINGS, type Rating } from '#lib/gate/rating.ts';
import { compareRounds, describeChanges } from './compare-rounds.ts';
import { listStandingVotes, type Vote } from './round.ts';

const vote = (memberId: string, rating: Rating, objection = false): Vote => ({
  voter: { memberId, name: memberId, removed: false },
  rating,
  confidence: null,
  reason: '',
  objection,
  objectionEnd: null,
});

describe('two rounds side by side', () => {
  test('[V23] show who changed, who confirmed, who kept round 1 and who joined', () => {
    const compared = compareRounds(
      { votes: [vote('a', 1), vote('b', 2), vote('c', 3), vote('d', 2, true)] },
      { votes: [vote('b', 1), vote('c', 3), vote('d', 2), vote('e', 4)] },
    );
    expect(compared.map(({ voter, change }) => [voter.name, change])).toEqual([
      ['a', 'stands'],
      ['b', 'changed'],
      ['d', 'changed'],
      ['c', 'confirmed'],
      ['e', 'joined'],
    ]);
    expect(describeChanges(compared)).toBe('2 of 4 changed their vote; 1 joined.');
    expect(describeChanges(compareRounds({ votes: [vote('a', 1)] }, { votes: [] }))).toBe(
      'Nobody of 1 changed their vote.',
    );
  });

  test('[V23] has one line for each standing vote, whatever the order in which they were cast', () => {
    const ballots = fc.uniqueArray(
      fc.record({ who: fc.constantFrom(...'abcdefgh'), rating: fc.constantFrom(...RATINGS) }),
      {
        selector: ({ who }) => who,
      },
    );
    fc.assert(
      fc.property(ballots, ballots, (one, two) => {
        const [first, second] = [one, two].map((cast) => ({ votes: cast.map(({ who, rating }) => vote(who, rating)) }));
        if (!first || !second) return;
        const turned = compareRounds({ votes: first.votes.toReversed() }, { votes: second.votes.toReversed() });
        expect(turned).toEqual(compareRounds(first, second));
        const standing = listStandingVotes([
          { number: 1, ...first },
          { number: 2, ...second },
        ]);
        expect(turned.map((line) => line.second ?? line.first)).toEqual(standing);
      }),
    );
  });
});
