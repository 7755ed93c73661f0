import { act, cleanup, fireEvent, renderHook, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { removeAnnotation, setResolved } from '#lib/annotation/annotation-doc.ts';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import {
  layOutArticles,
  type Place,
  placeOf,
  registerHighlights,
  scrollToBlock,
  wordsBehind,
  wordsPainted,
} from '#scripts/testing/dom/layout.ts';
import { annotateWords, selectorOf, selectWords, showArticle } from './article-fixture.tsx';
import { evidenceName, layerName } from './paint-styles.ts';
import { useAnnotations } from './use-annotations.ts';
import { usePaint } from './use-paint.ts';

layOutArticles();
registerHighlights();

const COLOURS: Record<string, number> = { ada: 2, ben: 5 };
const NOTHING_CITED: readonly CitedPassage[] = [];
const BESIDE_THE_TEXT: Place = { clientX: 900, clientY: 10 };

function cite(words: string, text?: string): CitedPassage {
  const claim = { evidenceId: words, claimId: 'claim', claimNumber: 1, isOpen: true, origin: 'Harbour office' };
  return { ...claim, stance: 'supports', selector: selectorOf(words, text) };
}

/** An article whose annotations are painted, as they are in the shared draft. */
function paint(cited = NOTHING_CITED) {
  const ydoc = new Y.Doc();
  const article = showArticle();
  const onOpen = vi.fn<(id: string | null) => void>();
  const { rerender } = renderHook(
    ({ activeId }) => {
      const annotations = useAnnotations(ydoc);
      usePaint({ article, annotations, cited, activeId, colourOf: (id) => COLOURS[id] ?? 0, onOpen });
    },
    { initialProps: { activeId: null as string | null } },
  );
  return {
    ydoc,
    article,
    onOpen,
    region: screen.getByRole('region'),
    activate: (activeId: string) => rerender({ activeId }),
  };
}

const open = (author: string, depth = 0) => wordsPainted(layerName(COLOURS[author] ?? 0, false, depth));
const resolved = (author: string) => wordsPainted(layerName(COLOURS[author] ?? 0, true, 0));

test('[A9] each member’s annotations are painted in the member’s colour, once more where they overlap', () => {
  const { ydoc } = paint();
  annotateWords(ydoc, 'closed on Monday', 'ada');
  annotateWords(ydoc, 'on Monday. A storm', 'ada');
  annotateWords(ydoc, 'The mayor', 'ben');
  expect(open('ada')).toEqual(['closed on Monday. A storm']);
  expect(open('ada', 1)).toEqual(['on Monday']);
  expect(open('ben')).toEqual(['The mayor']);
});

test('[A9] a resolved annotation is painted as one, and as an open one again when it is reopened', () => {
  const { ydoc } = paint();
  const id = annotateWords(ydoc, 'Monday', 'ada');
  act(() => setResolved(ydoc, id, true));
  expect([open('ada'), resolved('ada')]).toEqual([[], ['Monday']]);
  act(() => setResolved(ydoc, id, false));
  expect([open('ada'), resolved('ada')]).toEqual([['Monday'], []]);
});

test('[A9] an annotation that is removed is painted no more', () => {
  const { ydoc } = paint();
  const id = annotateWords(ydoc, 'Monday', 'ada');
  act(() => removeAnnotation(ydoc, id));
  expect(open('ada')).toEqual([]);
});

test('[A10] only what stands near the window is registered, and follows it', () => {
  const text = Array.from({ length: 400 }, (_, number) => `Line ${number} of it.`).join('\n');
  const article = showArticle(text);
  const passages = [cite('Line 3 ', text), cite('Line 300', text)];
  renderHook(() =>
    usePaint({ article, annotations: [], cited: passages, activeId: null, colourOf: () => 0, onOpen: vi.fn() }),
  );
  expect(wordsPainted(evidenceName('supports'))).toEqual(['Line 3 ']);
  scrollToBlock(290);
  expect(wordsPainted(evidenceName('supports'))).toEqual(['Line 300']);
});

test('[C6] cited passages are underlined by their stance', () => {
  paint([cite('Monday'), { ...cite('A storm'), stance: 'contradicts' }]);
  expect(wordsPainted(evidenceName('supports'))).toEqual(['Monday']);
  expect(wordsPainted(evidenceName('contradicts'))).toEqual(['A storm']);
  expect(wordsPainted(evidenceName('context'))).toEqual([]);
});

test('[A11] a click opens the shortest annotation there, the next click the one beneath, then the first again', () => {
  const { ydoc, region, onOpen, activate } = paint();
  const long = annotateWords(ydoc, 'closed on Monday', 'ada');
  const short = annotateWords(ydoc, 'Monday', 'ben');
  for (const id of [short, long, short]) {
    fireEvent.click(region, placeOf('Monday'));
    expect(onOpen).toHaveBeenLastCalledWith(id);
    activate(id);
  }
});

test('[A11] a click on bare text, or beside the text, closes what is open', () => {
  const { ydoc, region, onOpen } = paint();
  annotateWords(ydoc, 'Monday', 'ada');
  for (const place of [placeOf('Ships'), BESIDE_THE_TEXT]) {
    fireEvent.click(region, place);
    expect(onOpen).toHaveBeenLastCalledWith(null);
  }
});

test('[A11] the end of a selection that was drawn with the mouse is no click', () => {
  const { ydoc, region, article, onOpen } = paint();
  annotateWords(ydoc, 'Monday', 'ada');
  selectWords(article, 'Monday');
  fireEvent.click(region, placeOf('Monday'));
  expect(onOpen).not.toHaveBeenCalled();
});

test('[A11] the annotation under the pointer shows until the pointer leaves it', async () => {
  const { ydoc, region } = paint();
  annotateWords(ydoc, 'closed on Monday', 'ada');
  const point = async (place: Place) => {
    fireEvent.pointerMove(region, place);
    await new Promise(requestAnimationFrame);
  };
  await point(placeOf('Monday'));
  expect(wordsBehind('hover')).toEqual(['closed on Monday']);
  await point(placeOf('Ships'));
  expect(wordsBehind('hover')).toEqual([]);
  await point(placeOf('Monday'));
  fireEvent.pointerLeave(region);
  expect(wordsBehind('hover')).toEqual([]);
});

test('[A11] the open annotation stands out, until it is gone', () => {
  const { ydoc, activate } = paint();
  const id = annotateWords(ydoc, 'Monday', 'ada');
  activate(id);
  expect(wordsBehind('active')).toEqual(['Monday']);
  act(() => removeAnnotation(ydoc, id));
  expect(wordsBehind('active')).toEqual([]);
});

test('[A9] the paint goes with the article', () => {
  const { ydoc } = paint();
  annotateWords(ydoc, 'Monday', 'ada');
  cleanup();
  expect(CSS.highlights.size).toBe(0);
});
