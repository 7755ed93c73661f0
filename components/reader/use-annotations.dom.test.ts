import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { removeAnnotation, setResolved } from '#lib/annotation/annotation-doc.ts';
import { annotateWords } from './article-fixture.tsx';
import { useAnnotations } from './use-annotations.ts';

function follow(ydoc: Y.Doc | null) {
  const { result, rerender } = renderHook((doc) => useAnnotations(doc), { initialProps: ydoc });
  return { read: () => result.current, words: () => result.current.map(({ selector }) => selector.exact), rerender };
}

test('[N7] annotations stand in the order of the text while they are made and removed', () => {
  const ydoc = new Y.Doc();
  annotateWords(ydoc, 'Monday', 'ada');
  const { words } = follow(ydoc);
  annotateWords(ydoc, 'The harbour', 'ben');
  const closed = annotateWords(ydoc, 'closed', 'ada');
  expect(words()).toEqual(['The harbour', 'closed', 'Monday']);
  act(() => removeAnnotation(ydoc, closed));
  expect(words()).toEqual(['The harbour', 'Monday']);
});

test('[N7] removing one annotation and adding another at the same time shows both', () => {
  const ydoc = new Y.Doc();
  const first = annotateWords(ydoc, 'Monday', 'ada');
  const { words } = follow(ydoc);
  act(() =>
    ydoc.transact(() => {
      removeAnnotation(ydoc, first);
      annotateWords(ydoc, 'Ships', 'ada');
    }),
  );
  expect(words()).toEqual(['Ships']);
});

test('[N8] a change leaves every annotation that it did not touch as it was, so that it is not drawn again', () => {
  const ydoc = new Y.Doc();
  annotateWords(ydoc, 'The harbour', 'ada');
  const monday = annotateWords(ydoc, 'Monday', 'ada');
  const { read } = follow(ydoc);
  const [harbour, before] = read();
  act(() => setResolved(ydoc, monday, true));
  expect(read()[0]).toBe(harbour);
  expect(read()[1]).toEqual({ ...before, resolved: true });
});

test('[D1] an annotation that another member made appears', () => {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  theirs.on('update', (update) => Y.applyUpdate(mine, update));
  const { words } = follow(mine);
  annotateWords(theirs, 'A storm', 'ben');
  expect(words()).toEqual(['A storm']);
});

test('[D6] after a refusal the annotations are those of the draft that was opened again', () => {
  const [refused, opened] = [new Y.Doc(), new Y.Doc()];
  annotateWords(refused, 'Monday', 'ada');
  annotateWords(opened, 'Ships', 'ada');
  const { words, rerender } = follow(refused);
  rerender(null);
  expect(words()).toEqual([]);
  rerender(opened);
  annotateWords(refused, 'closed', 'ada');
  expect(words()).toEqual(['Ships']);
});
