import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { AnnotationView } from '#lib/annotation/annotation-doc.ts';
import { isInView, layOutArticles, wordsBehind } from '#scripts/testing/dom/layout.ts';
import { annotateWords, showArticle, spanOf, TEXT } from './article-fixture.tsx';
import { useAnnotations } from './use-annotations.ts';
import { type ReaderTarget, useTarget } from './use-target.ts';

layOutArticles();
beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

type At = { text?: string; ydoc?: Y.Doc };

/** A reader whose address points at `target`. */
function arrive(target: ReaderTarget, { text = TEXT, ydoc = new Y.Doc() }: At = {}) {
  const article = showArticle(text);
  const onOpen = vi.fn<(annotation: AnnotationView) => void>();
  const { result, rerender } = renderHook(
    ({ isSynced, address }) => {
      const annotations = useAnnotations(ydoc);
      return useTarget({ article, annotations, target: address, isSynced, textLength: text.length, onOpen });
    },
    { initialProps: { isSynced: false, address: target } },
  );
  return {
    miss: () => result.current,
    sync: () => rerender({ isSynced: true, address: target }),
    lead: (address: ReaderTarget) => rerender({ isSynced: true, address }),
    opened: () => onOpen.mock.calls.map(([{ selector }]) => selector.exact),
  };
}

test('[A18] an address with a passage leads to it and shows it for a moment', () => {
  const text = Array.from({ length: 200 }, (_, number) => `Line ${number} of it.`).join('\n');
  const { miss } = arrive({ span: spanOf('Line 150', text) }, { text });
  expect(isInView(150)).toBe(true);
  expect(wordsBehind('flash')).toEqual(['Line 150']);
  act(() => void vi.advanceTimersToNextTimer());
  expect(wordsBehind('flash')).toEqual([]);
  expect(miss()).toBeNull();
});

test('[A18] an address with an annotation opens it as soon as it has arrived, once', () => {
  const [server, ydoc] = [new Y.Doc(), new Y.Doc()];
  const annotationId = annotateWords(server, 'Monday', 'ada');
  const { opened } = arrive({ annotationId }, { ydoc });
  expect(opened()).toEqual([]);
  act(() => Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(server)));
  expect(opened()).toEqual(['Monday']);
  expect(wordsBehind('flash')).toEqual(['Monday']);
  annotateWords(ydoc, 'Ships', 'ada');
  expect(opened()).toEqual(['Monday']);
});

test('[A18] an annotation counts as missing only when all have arrived', () => {
  const { miss, sync } = arrive({ annotationId: 'nowhere' });
  expect(miss()).toBeNull();
  sync();
  expect(miss()).toBe('The annotation in this link does not exist, or was removed.');
});

test('[A18] another address on the same page leads on', () => {
  const ydoc = new Y.Doc();
  const [first, second] = [annotateWords(ydoc, 'Monday', 'ada'), annotateWords(ydoc, 'Ships', 'ada')];
  const { lead, opened } = arrive({ annotationId: first }, { ydoc });
  lead({ annotationId: second });
  expect(opened()).toEqual(['Monday', 'Ships']);
});

test('[A18] a passage outside the text is said to be so, and nothing is shown', () => {
  const { miss } = arrive({ span: { start: 5, end: TEXT.length + 1 } });
  expect(miss()).toBe('The passage in this link lies outside the article’s text.');
  expect(wordsBehind('flash')).toEqual([]);
});
