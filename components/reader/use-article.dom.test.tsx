import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { isInView, layOutArticles, scrollToBlock } from '#scripts/testing/dom/layout.ts';
import { showArticle, spanOf, TEXT } from './article-fixture.tsx';
import { scrollToSpan } from './use-article.ts';

layOutArticles();

const LONG = Array.from({ length: 200 }, (_, number) => `This is line ${number} of it.`).join('\n');

test('[A3] every offset of the text leads to the character that stands there, and back', () => {
  const { map } = showArticle();
  for (const [offset, character] of [...TEXT].entries()) {
    if (character === '\n') continue;
    const point = map.toPoint(offset, 'start');
    expect(point?.node.data[point.offset]).toBe(character);
    expect(point && map.toOffset(point.node, point.offset)).toBe(offset);
  }
});

test('[A14] the article is a stop of the Tab key from when its keys work', () => {
  showArticle();
  expect(screen.getByRole('region', { name: 'Article' }).tabIndex).toBe(0);
});

test('[A18] a passage out of sight is brought into it', () => {
  const article = showArticle(LONG);
  scrollToSpan(article, spanOf('line 150', LONG));
  expect(isInView(150)).toBe(true);
  scrollToSpan(article, spanOf('line 20', LONG));
  expect(isInView(20)).toBe(true);
});

test('[A18] a passage that can be read where it stands does not move the page', () => {
  const article = showArticle(LONG);
  scrollToBlock(100);
  const before = window.scrollY;
  scrollToSpan(article, spanOf('line 115', LONG));
  expect(window.scrollY).toBe(before);
});
