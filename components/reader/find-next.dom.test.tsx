import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addAnnotation, readAnnotations } from '#lib/annotation/annotation-doc.ts';
import { layOutArticles, scrollToBlock } from '#scripts/testing/dom/layout.ts';
import { selectorOf, showArticle } from './article-fixture.tsx';
import { findNext } from './find-next.ts';

layOutArticles();

const LONG = Array.from({ length: 200 }, (_, number) => `This is line ${number} of it.`).join('\n');

/** A long article with an annotation on each of these lines. */
function annotateLines(...lines: number[]) {
  const article = showArticle(LONG);
  const ydoc = new Y.Doc();
  for (const line of lines) {
    const selector = selectorOf(`line ${line} `, LONG);
    addAnnotation(ydoc, { id: `on ${line}`, author: 'ada', selector, kind: 'note' });
  }
  const annotations = readAnnotations(ydoc);
  return (openId: string | null, by: 1 | -1) => findNext(article, annotations, openId, by)?.id;
}

test('[A25] with none open, j and k go to what stands next below and above the upper edge of what is read', () => {
  const next = annotateLines(2, 90, 105, 180);
  scrollToBlock(100);
  expect(next(null, 1)).toBe('on 105');
  expect(next(null, -1)).toBe('on 90');
});

test('[A25] an open one that is in sight is gone on from; one that was scrolled away is not', () => {
  const next = annotateLines(2, 90, 105, 110, 180);
  scrollToBlock(100);
  expect(next('on 105', 1)).toBe('on 110');
  expect(next('on 105', -1)).toBe('on 90');
  expect(next('on 2', 1)).toBe('on 105');
  expect(next('on 180', -1)).toBe('on 90');
});

test('[A25] where there is no more, nothing is next', () => {
  const next = annotateLines(90);
  expect(next('on 90', -1)).toBeUndefined();
  expect(next(null, -1)).toBeUndefined();
  scrollToBlock(150);
  expect(next(null, 1)).toBeUndefined();
});
