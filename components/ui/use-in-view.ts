'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';

/** From which share of the element on it counts as read; of one that is taller than the screen, half a screen does. */
const READ_SHARE = 0.6;

/** Calls back once, when the element has come into view. `on` false waits. */
export function useInView(element: RefObject<Element | null>, on: boolean, onInView: () => void): void {
  const report = useEffectEvent(onInView);
  useEffect(() => {
    const target = element.current;
    if (!on || !target) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(isRead)) return;
        observer.disconnect();
        report();
      },
      { threshold: [0, 0.2, 0.4, READ_SHARE, 0.8, 1] },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, on]);
}

function isRead({
  isIntersecting,
  intersectionRatio,
  intersectionRect,
  rootBounds,
}: IntersectionObserverEntry): boolean {
  if (!isIntersecting) return false;
  return intersectionRatio >= READ_SHARE || intersectionRect.height >= (rootBounds?.height ?? innerHeight) / 2;
}
