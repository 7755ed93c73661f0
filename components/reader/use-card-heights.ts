import { useCallback, useRef, useState } from 'react';

/** Height of a card before it has been drawn, in CSS pixels. */
const CARD_HEIGHT_PX = 150;

/** Measures cards while they are on the page, and remembers their heights. */
export function useCardHeights() {
  const heights = useRef(new Map<string, number>());
  const [version, setVersion] = useState(0);
  const observer = useRef<ResizeObserver | null>(null);

  /** A ref for the element of a card, which has the annotation's id in `data-card`. */
  const observe = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    observer.current ??= new ResizeObserver((entries) => {
      const changed = entries.filter(({ target, contentRect }) => note(heights.current, target, contentRect.height));
      if (changed.length > 0) setVersion((known) => known + 1);
    });
    const watching = observer.current;
    watching.observe(element);
    return () => watching.unobserve(element);
  }, []);

  // Takes the version, so that an effect which depends on a height runs again when one has changed.
  const heightOf = useCallback((id: string, _version: number) => heights.current.get(id) ?? CARD_HEIGHT_PX, []);
  return { heightOf, observe, version };
}

/** Remembers the height of a card; false where it is known. Nothing in a closed list has a height. */
function note(heights: Map<string, number>, card: Element, height: number): boolean {
  const id = card instanceof HTMLElement ? card.dataset.card : undefined;
  if (!id || height === 0 || heights.get(id) === height) return false;
  heights.set(id, height);
  return true;
}
