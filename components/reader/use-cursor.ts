import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { readClearView } from '#components/ui/clear-view.ts';
import { type CursorText, type CursorUnit, moveCursor, segmentAt } from '#lib/anchoring/move-cursor.ts';
import type { Span } from '#lib/anchoring/selector.ts';
import { type ArticleView, scrollToSpan } from './use-article.ts';

type Move = { unit: CursorUnit; direction: 1 | -1 };

/** Words read out at most, from the nearer end of a selection. */
const ANNOUNCED_LENGTH = 160;

export type Cursor = {
  /** For the article's region: arrow keys move the cursor, with Shift they select. */
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: FocusEvent) => void;
  onBlur: () => void;
  onPointerDown: () => void;
  /** What a screen reader says now. */
  announcement: string;
};

/**
 * Reads and selects with the keyboard alone, without the browser's caret browsing: the document's own selection is moved, so
 * mouse, touch and keys go on from each other. `onOpen` is given the place where Enter was pressed.
 */
export function useCursor(article: ArticleView | null, place: CursorText, onOpen: (offset: number) => void): Cursor {
  const [announcement, setAnnouncement] = useState('');

  const hide = () => article?.overlay.show('cursor', []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!article || event.target !== event.currentTarget) return;
    const at = readEnds(article, place);
    if (event.key === 'Enter') {
      event.preventDefault();
      onOpen(at.focus);
      return;
    }
    const move = readMove(event);
    if (!move) return;
    event.preventDefault();
    const focus = moveCursor(place, at.focus, move.unit, move.direction);
    const anchor = event.shiftKey ? at.anchor : focus;
    select(article, anchor, focus);
    scrollToSpan(article, cursorSpan(focus));
    setAnnouncement(
      event.shiftKey ? describeSelected(place.text, anchor, focus) : describePlace(place, focus, move.unit),
    );
  };

  return {
    onKeyDown,
    announcement,
    onFocus: ({ currentTarget }) => {
      if (!article || !currentTarget.matches(':focus-visible')) return;
      const { focus } = readEnds(article, place);
      scrollToSpan(article, cursorSpan(focus));
      showCursor(article, focus);
    },
    onBlur: hide,
    // The mouse shows where it is by itself.
    onPointerDown: hide,
  };
}

/** Which move a key asks for; null for other keys and for those that are the browser's. */
function readMove({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): Move | null {
  if (altKey || metaKey) return null;
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    return { unit: ctrlKey ? 'character' : 'word', direction: key === 'ArrowRight' ? 1 : -1 };
  }
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    return { unit: ctrlKey ? 'paragraph' : 'sentence', direction: key === 'ArrowDown' ? 1 : -1 };
  }
  if (key === 'Home' || key === 'End') return { unit: 'text', direction: key === 'End' ? 1 : -1 };
  return null;
}

/** Both ends of the selection in the article; without one, the first block in the window. */
function readEnds({ map }: ArticleView, { blocks }: CursorText): { anchor: number; focus: number } {
  const selection = document.getSelection();
  if (selection?.anchorNode && selection.focusNode && map.root.contains(selection.focusNode)) {
    const focus = map.toOffset(selection.focusNode, selection.focusOffset);
    const anchor = map.toOffset(selection.anchorNode, selection.anchorOffset);
    if (focus !== null && anchor !== null) return { anchor, focus };
  }
  const { top, bottom } = readClearView();
  const first = map.toSpanBetween(top, bottom).start;
  const start = blocks.find((block) => block.end > first)?.start ?? 0;
  return { anchor: start, focus: start };
}

function select(article: ArticleView, anchor: number, focus: number): void {
  const from = article.map.toPoint(anchor, anchor <= focus ? 'start' : 'end');
  const to = article.map.toPoint(focus, focus <= anchor ? 'start' : 'end');
  if (!from || !to) return;
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  showCursor(article, focus);
}

/** The characters on both sides of the cursor. */
function cursorSpan(offset: number): Span {
  return { start: Math.max(0, offset - 1), end: offset + 1 };
}

function showCursor({ overlay }: ArticleView, offset: number): void {
  overlay.show('cursor', [{ start: offset, end: offset }]);
}

function describePlace(place: CursorText, offset: number, unit: CursorUnit): string {
  const segment = segmentAt(place, offset, unit);
  return segment ? place.text.slice(segment.start, segment.end) : 'End of paragraph';
}

function describeSelected(text: string, anchor: number, focus: number): string {
  const words = text.slice(Math.min(anchor, focus), Math.max(anchor, focus)).trim();
  if (words === '') return 'Nothing selected';
  const near = focus >= anchor ? words.slice(-ANNOUNCED_LENGTH) : words.slice(0, ANNOUNCED_LENGTH);
  return `Selected: ${near}`;
}
