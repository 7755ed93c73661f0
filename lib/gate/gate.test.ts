import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grade } from '#lib/source/grade.ts';
import { describeGate } from './describe-gate.ts';
import { allowsReview, decideConsensus, type GateVote } from './gate.ts';
import { RATINGS, type Rating } from './rating.ts';
import { consensusRuleSchema, DEFAULT_RULE } from './rule.ts';

const cast = (...ratings: Rating[]): GateVote[] => ratings.map((rating) => ({ rating, openObjection: false }));
const SUPPORT = { originCount: 2, bestGrade: null };
const decide = (votes: GateVote[], evidenceCount = 1, rule = DEFAULT_RULE, originCount = 1) =>
  decideConsensus({ votes, rule, evidenceCount, originCount, support: SUPPORT });
const anyVotes = fc.array(fc.record({ rating: fc.constantFrom(...RATINGS), openObjection: fc.boolean() }), {
  maxLength: 12,
});

describe('the gate', () => {
  test('[V3] close agreement of a quorum is reached', () => {
    const outcome = decide(cast(1, 1, 2));
    expect(outcome).toMatchObject({ kind: 'reached', rating: 1, countedCount: 3, abstainedCount: 0 });
    expect(describeGate(outcome)).toBe('Consensus reached on “Confirmed”: close agreement (0.83, needs 0.75).');
  });

  test('[V3] less agreement is contested', () => {
    const outcome = decide(cast(1, 2, 3));
    expect(outcome.kind).toBe('contested');
    expect(describeGate(outcome)).toContain('(0.72, below 0.75)');
  });

  test('[V4] abstentions do not count towards the quorum or the agreement', () => {
    const outcome = decide(cast(1, 1, 6, 6));
    expect(outcome).toMatchObject({ kind: 'too few votes', countedCount: 2, abstainedCount: 2, missingVoteCount: 1 });
    expect(describeGate(outcome)).toBe('2 of 3 votes; needs one more.');
    expect(decide(cast(1, 1, 2, 6)).agreement).toBe(decide(cast(1, 1, 2)).agreement);
  });

  test('[V3] too little evidence is said in words', () => {
    const outcome = decide(cast(1, 1, 1), 0);
    expect(outcome).toMatchObject({ kind: 'too few votes', missingVoteCount: 0, missingEvidenceCount: 1 });
    expect(describeGate(outcome)).toBe('0 of 1 pieces of evidence; needs one more.');
  });

  test('[V22] too few independent origins are said in words', () => {
    const rule = { ...DEFAULT_RULE, minOriginCount: 2 };
    const outcome = decide(cast(1, 1, 1), 3, rule, 1);
    expect(outcome).toMatchObject({ kind: 'too few votes', missingEvidenceCount: 0, missingOriginCount: 1 });
    expect(describeGate(outcome)).toBe('1 of 2 independent origins on one side; needs one more.');
    expect(decide(cast(1, 1, 1), 3, rule, 2).kind).toBe('reached');
  });

  const confirm = (support: { originCount: number; bestGrade: Grade | null }, rule = DEFAULT_RULE) =>
    decideConsensus({ votes: cast(1, 1, 1), rule, evidenceCount: 3, originCount: 1, support });

  test.each([
    { origins: 2, grade: null, rule: {}, rating: 1 },
    { origins: 2, grade: 'F', rule: {}, rating: 1 },
    { origins: 1, grade: 'B', rule: {}, rating: 1 },
    { origins: 1, grade: 'A', rule: {}, rating: 1 },
    { origins: 1, grade: 'C', rule: {}, rating: 2 },
    { origins: 0, grade: null, rule: {}, rating: 2 },
    { origins: 1, grade: 'A', rule: { confirmedGrade: null }, rating: 2 },
    { origins: 2, grade: 'A', rule: { confirmedOriginCount: 3, confirmedGrade: null }, rating: 2 },
    { origins: 1, grade: 'D', rule: { confirmedGrade: 'D' }, rating: 1 },
    { origins: 0, grade: null, rule: { confirmedOriginCount: 0 }, rating: 1 },
  ] as const)('[V27] “Confirmed” with $origins origins, best grade $grade, under $rule: $rating', (given) => {
    const outcome = confirm({ originCount: given.origins, bestGrade: given.grade }, { ...DEFAULT_RULE, ...given.rule });
    expect(outcome).toMatchObject({ kind: 'reached', rating: given.rating, capped: given.rating === 2 });
  });

  test('[V27] a capped rating says what “Confirmed” needs', () => {
    expect(describeGate(confirm({ originCount: 1, bestGrade: 'F' }))).toBe(
      'Consensus reached on “Probably true”: all agree (1.00, needs 0.75). The votes say “Confirmed”, which needs two ' +
        'independent origins, or one from an outlet of grade A or B.',
    );
    expect(confirm({ originCount: 0, bestGrade: null }, { ...DEFAULT_RULE, confirmedOriginCount: 0 }).capped).toBe(
      false,
    );
  });

  test('[V27] no other rating is capped', () => {
    const given = {
      rule: DEFAULT_RULE,
      evidenceCount: 1,
      originCount: 0,
      support: { originCount: 0, bestGrade: null },
    };
    for (const rating of [2, 3, 4, 5] as const) {
      expect(decideConsensus({ ...given, votes: cast(rating, rating, rating) })).toMatchObject({
        rating,
        capped: false,
      });
    }
  });

  test('[V20] a rule of version 1 has no condition for “Confirmed”', () => {
    const { confirmedOriginCount: _, confirmedGrade: __, secondRoundHours: ___, ...older } = DEFAULT_RULE;
    const rule = consensusRuleSchema.parse({ ...older, version: '1' });
    expect(confirm({ originCount: 0, bestGrade: null }, rule)).toMatchObject({ rating: 1, capped: false });
  });

  test('[V3] only abstentions are too few votes, for any quorum', () => {
    expect(decide(cast(6), 5)).toMatchObject({ kind: 'too few votes', agreement: null, rating: null });
  });

  test('[V5] an open objection blocks before anything else, unless the rule lets it pass', () => {
    const votes = [...cast(1, 1), { rating: 1 as const, openObjection: true }];
    expect(decide(votes, 0)).toMatchObject({ kind: 'blocked', objectionCount: 1 });
    expect(decide(votes, 1, { ...DEFAULT_RULE, objectionBlocks: false }).kind).toBe('reached');
  });

  test('[V6] the order of the votes makes no difference', () => {
    const shuffled = anyVotes.chain((votes) =>
      fc.tuple(fc.constant(votes), fc.shuffledSubarray(votes, { minLength: votes.length })),
    );
    fc.assert(
      fc.property(shuffled, ([votes, other]) => {
        expect(decide(other)).toEqual(decide(votes));
      }),
    );
  });

  test('[V6] a rule that asks for more never lets more through', () => {
    const count = fc.integer({ min: 0, max: 4 });
    const asks = fc.record({
      quorumCount: fc.integer({ min: 1, max: 5 }),
      agreementThreshold: fc.double({ min: 0, max: 1, noNaN: true }),
      minEvidenceCount: count,
      minOriginCount: count,
      objectionBlocks: fc.boolean(),
    });
    fc.assert(
      fc.property(anyVotes, count, count, asks, asks, (votes, evidenceCount, originCount, one, two) => {
        const rule = { ...DEFAULT_RULE, ...one };
        const stricter = {
          ...rule,
          quorumCount: Math.max(one.quorumCount, two.quorumCount),
          agreementThreshold: Math.max(one.agreementThreshold, two.agreementThreshold),
          minEvidenceCount: Math.max(one.minEvidenceCount, two.minEvidenceCount),
          minOriginCount: Math.max(one.minOriginCount, two.minOriginCount),
          objectionBlocks: one.objectionBlocks || two.objectionBlocks,
        };
        const order = ['blocked', 'too few votes', 'contested', 'reached'];
        const given = { votes, evidenceCount, originCount, support: SUPPORT };
        const rank = (kind: string) => order.indexOf(kind);
        const [mild, strict] = [decideConsensus({ ...given, rule }), decideConsensus({ ...given, rule: stricter })];
        expect(rank(strict.kind)).toBeLessThanOrEqual(rank(mild.kind));
      }),
    );
  });

  test('[V6] every outcome explains itself and is consistent with what it counts', () => {
    fc.assert(
      fc.property(anyVotes, fc.nat(3), (votes, evidenceCount) => {
        const outcome = decide(votes, evidenceCount);
        expect(describeGate(outcome)).toMatch(/\.$/);
        expect(outcome.countedCount + outcome.abstainedCount).toBe(votes.length);
        if (!allowsReview(outcome)) return;
        expect(votes.some(({ openObjection }) => openObjection)).toBe(false);
        expect(outcome.countedCount).toBeGreaterThanOrEqual(DEFAULT_RULE.quorumCount);
        expect(evidenceCount).toBeGreaterThanOrEqual(DEFAULT_RULE.minEvidenceCount);
        expect(outcome.kind === 'reached').toBe(outcome.agreement >= DEFAULT_RULE.agreementThreshold);
      }),
    );
  });
});
