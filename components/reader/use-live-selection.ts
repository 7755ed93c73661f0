import { useEffect } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type { Span } from '#lib/anchoring/selector.ts';
import { findPerson } from '#lib/collab/protocol/presence.ts';
import { COLOUR_COUNT } from './paint-styles.ts';
import type { ArticleView } from './use-article.ts';

/** Throttle for sharing a selection in progress. */
const TELL_EVERY_MS = 80;

/** Shares the selection with the others, and shows theirs in their colours. */
export function useLiveSelection(article: ArticleView | null, awareness: Awareness | null, passage: Span | null): void {
  useEffect(() => {
    if (!awareness) return;
    const timer = setTimeout(() => awareness.setLocalStateField('selection', passage), TELL_EVERY_MS);
    return () => clearTimeout(timer);
  }, [awareness, passage]);

  useEffect(() => {
    if (!article || !awareness) return;
    const show = () => {
      const byColour: Span[][] = Array.from({ length: COLOUR_COUNT }, () => []);
      for (const [clientId, state] of awareness.getStates()) {
        const span = readSpan(state.selection);
        const person = findPerson(state);
        if (clientId !== awareness.clientID && span && person) byColour[person.colour % COLOUR_COUNT]?.push(span);
      }
      for (const [colour, spans] of byColour.entries()) article.overlay.show(`selection-${colour}`, spans);
    };
    show();
    awareness.on('change', show);
    return () => awareness.off('change', show);
  }, [article, awareness]);
}

function readSpan(value: unknown): Span | null {
  if (typeof value !== 'object' || value === null) return null;
  const { start, end } = value as { start?: unknown; end?: unknown };
  return isOffset(start) && isOffset(end) && start < end ? { start, end } : null;
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
