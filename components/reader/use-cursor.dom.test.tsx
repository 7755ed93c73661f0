import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { splitBlocks } from '#lib/article/split-blocks.ts';
import { isInView, layOutArticles, scrollToBlock, wordsBehind } from '#scripts/testing/dom/layout.ts';
import { ArticlePage, spanOf, TEXT } from './article-fixture.tsx';
import { useArticle } from './use-article.ts';
import { useCursor } from './use-cursor.ts';

layOutArticles();

const LONG = Array.from({ length: 200 }, (_, number) => `Line ${number} of it.`).join('\n');

type Modifiers = { shiftKey?: boolean; ctrlKey?: boolean; altKey?: boolean; metaKey?: boolean };

type PageProps = { text: string; onOpen: (offset: number) => void };

function Page({ text, onOpen }: PageProps) {
  const handle = useArticle();
  const { announcement, ...region } = useCursor(handle.article, { text, blocks: splitBlocks(text) }, onOpen);
  return (
    <>
      <ArticlePage text={text} handle={handle} {...region} />
      <p role="status">{announcement}</p>
    </>
  );
}

/** An article with the focus in it, and what a screen reader says beside it. */
function readWithKeys(text = TEXT) {
  const onOpen = vi.fn<PageProps['onOpen']>();
  render(<Page text={text} onOpen={onOpen} />);
  const region = screen.getByRole('region', { name: 'Article' });
  region.focus();
  return {
    onOpen,
    region,
    /** Whether the page, not the browser, acts on the key. */
    press: (key: string, modifiers: Modifiers = {}) => !fireEvent.keyDown(region, { key, ...modifiers }),
    said: () => screen.getByRole('status').textContent,
    selected: () => document.getSelection()?.toString(),
  };
}

test('[A12] the arrow keys go on and back by words and sentences, with Ctrl by characters and blocks', () => {
  const { press, said } = readWithKeys();
  press('ArrowRight');
  expect(said()).toBe('harbour');
  press('ArrowDown');
  expect(said()).toBe('A storm was the cause.');
  press('ArrowUp');
  press('ArrowDown', { ctrlKey: true });
  expect(said()).toBe('The mayor denied it.');
  press('ArrowRight', { ctrlKey: true });
  expect(said()).toBe('h');
  press('ArrowLeft');
  press('ArrowUp');
  expect(said()).toBe('A storm was the cause.');
});

test('[A12] Home and End lead to the ends of the text', () => {
  const { press, said, onOpen } = readWithKeys();
  press('End');
  press('Enter');
  expect(said()).toBe('End of paragraph');
  press('Home');
  press('Enter');
  expect(onOpen.mock.calls).toEqual([[TEXT.length], [0]]);
});

test('[A12] reading begins at the first block in the window', () => {
  const { press, onOpen } = readWithKeys(LONG);
  scrollToBlock(120);
  press('Enter');
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(spanOf('Line 120', LONG).start);
});

test('[A12] reading goes on from where the mouse selected last', () => {
  const { press, said } = readWithKeys();
  const text = screen.getByText('The mayor denied it.').firstChild!;
  document.getSelection()?.collapse(text, 4);
  press('ArrowRight');
  expect(said()).toBe('denied');
});

test('[A12] the page follows the cursor', () => {
  const { press } = readWithKeys(LONG);
  press('End');
  expect(isInView(199)).toBe(true);
  press('Home');
  expect(isInView(0)).toBe(true);
});

test('[A13] what is selected is read out, from its nearer end where it is long', () => {
  const { press, said, selected } = readWithKeys();
  press('ArrowRight');
  press('ArrowRight', { shiftKey: true });
  expect(selected()).toBe('harbour ');
  expect(said()).toBe('Selected: harbour');
  press('ArrowLeft', { shiftKey: true });
  expect(said()).toBe('Nothing selected');
  press('ArrowLeft', { shiftKey: true });
  expect(said()).toBe('Selected: The');
});

test('[A13] of a long selection the end that moves is read out', () => {
  const { press, said } = readWithKeys(LONG);
  press('End', { shiftKey: true });
  expect(said()).toMatch(/^Selected: .{0,160}Line 199 of it\.$/s);
});

test('[A13] the cursor shows where it stands, and only while the text has the focus', () => {
  const { press, region } = readWithKeys();
  press('ArrowRight');
  expect(wordsBehind('cursor')).toEqual(['']);
  fireEvent.blur(region);
  expect(wordsBehind('cursor')).toEqual([]);
  fireEvent.focus(region);
  expect(wordsBehind('cursor')).toEqual(['']);
  fireEvent.pointerDown(region);
  expect(wordsBehind('cursor')).toEqual([]);
});

test('[A14] keys that are the browser’s or of something within the article are left to it', () => {
  const { press, region } = readWithKeys();
  expect(press('ArrowRight')).toBe(true);
  expect(press('ArrowRight', { altKey: true })).toBe(false);
  expect(press('ArrowRight', { metaKey: true })).toBe(false);
  expect(press('PageDown')).toBe(false);
  expect(fireEvent.keyDown(region.firstElementChild!, { key: 'ArrowRight' })).toBe(true);
});
