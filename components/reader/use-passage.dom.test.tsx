import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectWords, showArticle, spanOf, TEXT } from './article-fixture.tsx';
import { KEEPS_PASSAGE, usePassage } from './use-passage.ts';

function followPassage() {
  const article = showArticle();
  const { result } = renderHook(() => usePassage(article, TEXT));
  return { article, result, words: () => result.current.passage && wordsOf(result.current.passage) };
}

function wordsOf({ start, end }: { start: number; end: number }): string {
  return TEXT.slice(start, end);
}

/** Puts an element with one word beside the article. */
function putBeside(element: HTMLElement): Text {
  const word = new Text('Beside');
  element.append(word);
  document.body.append(element);
  return word;
}

test('[A3] what is selected is the passage, also over several blocks and from its end to its beginning', () => {
  const { article, words } = followPassage();
  selectWords(article, 'closed on Monday');
  expect(words()).toBe('closed on Monday');
  selectWords(article, 'cause.\nThe mayor denied it.\nShips');
  expect(words()).toBe('cause.\nThe mayor denied it.\nShips');
  const { node } = article.map.toPoint(0, 'start')!;
  act(() => document.getSelection()?.setBaseAndExtent(node, 11, node, 4));
  expect(words()).toBe('harbour');
});

test('[A3] a selection that begins or ends beside the article holds what it covers of the article', () => {
  const { article, words } = followPassage();
  const word = putBeside(document.createElement('p'));
  const { node, offset } = article.map.toPoint(spanOf('waited').start, 'start')!;
  act(() => document.getSelection()?.setBaseAndExtent(node, offset, word, 3));
  expect(words()).toBe('waited outside.');
});

test('[A4] white space at the ends of a selection is not part of the passage; nothing else is no passage', () => {
  const { article, words } = followPassage();
  selectWords(article, ' on Monday. ');
  expect(words()).toBe('on Monday.');
  selectWords(article, ' ');
  expect(words()).toBeNull();
});

test('[A3] what is selected elsewhere on the page is no passage', () => {
  const { article, words } = followPassage();
  selectWords(article, 'Monday');
  const word = putBeside(document.createElement('p'));
  act(() => document.getSelection()?.setBaseAndExtent(word, 0, word, 6));
  expect(words()).toBeNull();
});

test('[A14] the passage stays while the focus is in the tools that act on it', () => {
  const { article, words } = followPassage();
  selectWords(article, 'Monday');
  const tool = document.createElement('button');
  tool.setAttribute(KEEPS_PASSAGE, '');
  const word = putBeside(tool);
  tool.focus();
  act(() => document.getSelection()?.collapse(word, 0));
  expect(words()).toBe('Monday');
  tool.blur();
  act(() => document.getSelection()?.collapse(word, 1));
  expect(words()).toBeNull();
});

test('[A14] a key that is faster than the page acts on what is selected at that moment', () => {
  const { article, result } = followPassage();
  selectWords(article, 'Monday');
  const { readPassage } = result.current;
  selectWords(article, 'Ships');
  expect(readPassage()).toEqual(spanOf('Ships'));
});

test('[A14] a passage that was dealt with is no longer selected', () => {
  const { article, result } = followPassage();
  selectWords(article, 'Monday');
  act(() => result.current.clearPassage());
  expect(result.current.passage).toBeNull();
  expect(result.current.readPassage()).toBeNull();
  expect(document.getSelection()?.isCollapsed).toBe(true);
});
