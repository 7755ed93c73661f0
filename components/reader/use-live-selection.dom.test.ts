import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Span } from '#lib/anchoring/selector.ts';
import { layOutArticles, wordsBehind } from '#scripts/testing/dom/layout.ts';
import { showArticle, spanOf } from './article-fixture.tsx';
import { useLiveSelection } from './use-live-selection.ts';

layOutArticles();
beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const ADA = { memberId: 'ada', name: 'Ada', colour: 2 };
const BEN = { memberId: 'ben', name: 'Ben', colour: 5 };

/** Presence of a person at a page of their own; what they show reaches the others' pages at once. */
function arrive(person: typeof ADA, ...others: Awareness[]): Awareness {
  const awareness = new Awareness(new Y.Doc());
  onTestFinished(() => awareness.destroy());
  connect(awareness, others);
  for (const other of others) connect(other, [awareness]);
  awareness.setLocalState({ user: person });
  return awareness;
}

function connect(from: Awareness, to: Awareness[]): void {
  from.on(
    'update',
    ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
      if (origin !== 'local') return;
      const update = encodeAwarenessUpdate(from, [...added, ...updated, ...removed]);
      for (const other of to) act(() => applyAwarenessUpdate(other, update, 'remote'));
    },
  );
}

function select(awareness: Awareness) {
  const { rerender } = renderHook(({ passage }) => useLiveSelection(null, awareness, passage), {
    initialProps: { passage: null as Span | null },
  });
  return (passage: Span | null) => {
    rerender({ passage });
    vi.advanceTimersToNextTimer();
  };
}

test('[A20] what a member selects shows to the others in the member’s colour, until nothing is selected', () => {
  const ada = arrive(ADA);
  const ben = arrive(BEN, ada);
  const article = showArticle();
  renderHook(() => useLiveSelection(article, ada, null));
  const selectAsBen = select(ben);
  selectAsBen(spanOf('Monday. A storm'));
  expect(wordsBehind('selection-5')).toEqual(['Monday. A storm']);
  selectAsBen(null);
  expect(wordsBehind('selection-5')).toEqual([]);
});

test('[A20] a selection that is being drawn is sent once it rests', () => {
  const ben = arrive(BEN);
  const sent: unknown[] = [];
  ben.on('update', () => sent.push(ben.getLocalState()?.selection));
  const { rerender } = renderHook(({ passage }) => useLiveSelection(null, ben, passage), {
    initialProps: { passage: spanOf('M') },
  });
  rerender({ passage: spanOf('Mo') });
  rerender({ passage: spanOf('Monday') });
  vi.advanceTimersToNextTimer();
  expect(sent).toEqual([spanOf('Monday')]);
});

test('[A20] one’s own selection is the browser’s to show', () => {
  const ada = arrive(ADA);
  const article = showArticle();
  renderHook(() => useLiveSelection(article, ada, spanOf('Monday')));
  act(() => void vi.advanceTimersToNextTimer());
  expect(ada.getLocalState()?.selection).toEqual(spanOf('Monday'));
  expect(wordsBehind('selection-2')).toEqual([]);
});

test('[A20] a selection goes with the member who leaves', () => {
  const ada = arrive(ADA);
  const ben = arrive(BEN, ada);
  const article = showArticle();
  renderHook(() => useLiveSelection(article, ada, null));
  select(ben)(spanOf('Monday'));
  expect(wordsBehind('selection-5')).toEqual(['Monday']);
  act(() => removeAwarenessStates(ada, [ben.clientID], 'remote'));
  expect(wordsBehind('selection-5')).toEqual([]);
});

test.each([
  null,
  'Monday',
  { start: '0', end: 5 },
  { start: -4, end: 5 },
  { start: 0.5, end: 5 },
  { start: 0, end: '5' },
])('[D7] a selection that is none is not shown: %j', (selection) => {
  const ada = arrive(ADA);
  const ben = arrive(BEN, ada);
  const article = showArticle();
  renderHook(() => useLiveSelection(article, ada, null));
  ben.setLocalStateField('selection', spanOf('Monday'));
  expect(wordsBehind('selection-5')).toEqual(['Monday']);
  ben.setLocalStateField('selection', selection);
  expect(wordsBehind('selection-5')).toEqual([]);
});
