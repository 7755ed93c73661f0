import { describe, expect, it } from 'vitest';
import { countWords } from '#lib/article/count-words.ts';
import { DEMO_ANNOTATIONS } from './demo-annotations.ts';
import { DEMO_CLAIMS } from './demo-claims.ts';
import { DEMO_SHEET_BODY } from './demo-sheet.ts';
import { DEMO_ARTICLES } from './demo-story.ts';
import { findPassage } from './find-passage.ts';
import { readDemoArticle } from './read-article-file.server.ts';

describe("the demo's texts", () => {
  it.each(DEMO_ARTICLES)('[R18] %s is marked as a retelling and names outlet, date and grade', (article) => {
    const { text, details, repairs } = readDemoArticle(article);
    expect(details).toMatchObject({ retelling: true, language: 'en' });
    expect(details).toEqual(
      expect.objectContaining({ outlet: expect.any(String), date: expect.any(String), grade: expect.any(String) }),
    );
    expect(countWords(text)).toBeGreaterThanOrEqual(350);
    expect(countWords(text)).toBeLessThanOrEqual(700);
    expect(repairs).toEqual([]);
  });

  const passages = [...DEMO_CLAIMS.flatMap(({ evidence }) => evidence), ...DEMO_ANNOTATIONS];
  it('[R18] every passage stands exactly once in its article', () => {
    for (const { article, quote } of passages) {
      expect(findPassage(readDemoArticle(article).text, quote).exact).toBe(quote);
    }
  });

  it('[R18] the fact sheet places approved claims only', () => {
    const approved = DEMO_CLAIMS.filter(({ until }) => typeof until === 'object' && until.decision === 'approved');
    const placed = DEMO_SHEET_BODY.flatMap((block) => (block.type === 'claim' ? [block.text] : []));
    expect(placed).toEqual(expect.arrayContaining(approved.map(({ text }) => text)));
    expect(placed).toHaveLength(approved.length);
  });
});
