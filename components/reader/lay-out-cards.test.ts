import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBelow, findCardsBetween, layOutCards } from './lay-out-cards.ts';

const GAP_PX = 10;

test('[A24] a card stands level with its passage, or right below the one before it', () => {
  const cards = [
    { level: 40, height: 100 },
    { level: 60, height: 50 },
    { level: 500, height: 50 },
  ];
  expect(layOutCards(cards, GAP_PX)).toEqual({ tops: [40, 150, 500], height: 560 });
});

const someCards = fc
  .array(fc.record({ level: fc.nat(5_000), height: fc.integer({ min: 1, max: 400 }) }), { maxLength: 60 })
  .map((cards) => cards.sort((a, b) => a.level - b.level));

test('[A24] no card covers another, and none stands above its passage', () => {
  fc.assert(
    fc.property(someCards, (cards) => {
      const { tops } = layOutCards(cards, GAP_PX);
      for (const [index, { level, height }] of cards.entries()) {
        expect(tops[index]).toBeGreaterThanOrEqual(level);
        expect(tops[index + 1] ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          (tops[index] ?? 0) + height + GAP_PX,
        );
      }
    }),
  );
});

test('[A19] every card that reaches between two heights is drawn', () => {
  fc.assert(
    fc.property(someCards, fc.nat(6_000), fc.nat(2_000), (cards, from, length) => {
      const layout = layOutCards(cards, GAP_PX);
      const { first, next } = findCardsBetween(layout, from, from + length);
      for (const [index, { height }] of cards.entries()) {
        const top = layout.tops[index] ?? 0;
        const reaches = top < from + length && top + height > from;
        if (reaches) expect(index >= first && index < next).toBe(true);
      }
    }),
  );
});

test('[A25] the first passage from a place on is found, and none where there is no more', () => {
  expect([0, 5, 6, 99].map((limit) => countBelow([5, 5, 8], limit))).toEqual([0, 0, 2, 3]);
});
