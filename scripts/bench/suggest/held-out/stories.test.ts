import { describe, expect, it } from 'vitest';
import { countWords } from '#lib/article/count-words.ts';
import { findPassage } from '#seeds/find-passage.ts';
import { HELD_OUT_STORIES } from './stories.ts';

describe.each(HELD_OUT_STORIES)('the held-out story: $title', ({ articles, claims }) => {
  it.each(claims)('[C16] every passage linked to "$text" stands exactly once in its article', ({ evidence }) => {
    for (const { article, quote } of evidence) {
      expect(findPassage(articles[article]!.text, quote).exact).toBe(quote);
    }
  });

  it('[C16] every claim has two to five passages, of two articles or more, none linked twice', () => {
    expect(claims).toHaveLength(10);
    for (const { text, evidence } of claims) {
      expect(evidence.length, text).toBeGreaterThanOrEqual(2);
      expect(evidence.length, text).toBeLessThanOrEqual(5);
      expect(new Set(evidence.map(({ article }) => article)).size, text).toBeGreaterThanOrEqual(2);
      expect(new Set(evidence.map(({ quote }) => quote)).size, text).toBe(evidence.length);
    }
  });

  it('[C16] four outlets tell it, each at the length of a news report', () => {
    expect(new Set(Object.values(articles).map(({ outlet }) => outlet)).size).toBe(4);
    for (const { outlet, text } of Object.values(articles)) {
      expect(countWords(text), outlet).toBeGreaterThanOrEqual(250);
      expect(countWords(text), outlet).toBeLessThanOrEqual(450);
    }
  });
});
