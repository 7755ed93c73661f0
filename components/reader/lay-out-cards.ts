import { countWhile } from './count-while.ts';

/** A card beside the text: where its passage begins and how high it is, in CSS pixels. */
export type CardSize = { level: number; height: number };

/** Where cards stand, in their order; `height` is that of all of them together. */
export type CardLayout = { tops: readonly number[]; height: number };

/** Puts each card level with its passage, or directly below the card before it where there is no room. */
export function layOutCards(cards: readonly CardSize[], gapPx: number): CardLayout {
  let below = 0;
  const tops = cards.map(({ level, height }) => {
    const top = Math.max(level, below);
    below = top + height + gapPx;
    return top;
  });
  return { tops, height: below };
}

/** The cards that stand between two heights, as indices: the first, and the one after the last. Two binary searches. */
export function findCardsBetween({ tops }: CardLayout, from: number, to: number): { first: number; next: number } {
  // The card that begins above `from` may reach into it.
  return { first: Math.max(0, countBelow(tops, from) - 1), next: countBelow(tops, to) };
}

/** How many of the ascending numbers are less than `limit`. */
export function countBelow(ascending: readonly number[], limit: number): number {
  return countWhile(ascending.length, (index) => (ascending[index] ?? 0) < limit);
}
