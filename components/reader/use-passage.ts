import { useEffect, useState } from 'react';
import { type Span, trimSpan } from '#lib/anchoring/selector.ts';
import type { TextMap } from './text-map.ts';
import type { ArticleView } from './use-article.ts';

/** Marks the tools that act on the passage: focus in them keeps it. */
export const KEEPS_PASSAGE = 'data-keeps-passage';

export type Passage = {
  /** The selection, made by mouse, keyboard, touch or screen reader; null if nothing is selected. */
  passage: Span | null;
  /** The selection at this moment; a fast key press can come before the page has rendered it. */
  readPassage: () => Span | null;
  clearPassage: () => void;
};

/** The selected passage of the article. */
export function usePassage(article: ArticleView | null, text: string): Passage {
  const [passage, setPassage] = useState<Span | null>(null);

  useEffect(() => {
    if (!article) return;
    const follow = () => {
      const selected = readSelection(article.map, text);
      if (!selected && document.activeElement?.closest(`[${KEEPS_PASSAGE}]`)) return;
      setPassage((known) => (isSameSpan(known, selected) ? known : selected));
    };
    document.addEventListener('selectionchange', follow);
    return () => document.removeEventListener('selectionchange', follow);
  }, [article, text]);

  const clear = () => {
    setPassage(null);
    const selection = document.getSelection();
    if (article && selection && touches(selection, article.map.root)) selection.collapseToEnd();
  };
  const read = () => (article && readSelection(article.map, text)) ?? passage;
  return { passage, readPassage: read, clearPassage: clear };
}

/** The document's selection as offsets, without white space at its ends; null when no word of the article is selected. */
function readSelection(map: TextMap, text: string): Span | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !touches(selection, map.root)) return null;
  const range = selection.getRangeAt(0);
  const start = map.toOffset(range.startContainer, range.startOffset);
  const end = map.toOffset(range.endContainer, range.endOffset);
  return start === null || end === null ? null : trimSpan(text, { start, end });
}

function touches(selection: Selection, root: HTMLElement): boolean {
  return selection.rangeCount > 0 && selection.getRangeAt(0).intersectsNode(root);
}

function isSameSpan(a: Span | null, b: Span | null): boolean {
  return a === b || (a !== null && b !== null && a.start === b.start && a.end === b.end);
}
