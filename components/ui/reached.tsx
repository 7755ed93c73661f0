'use client';

import { useEffect, useEffectEvent, useRef } from 'react';

/** How far ahead of the screen's edge something counts as reached. */
const AHEAD = '600px';

/**
 * An empty place that calls back when it comes near the screen, in whatever scrolls. Give it a key that changes with what was
 * fetched: it is looked for again.
 */
export function Reached({ onReached, className }: { onReached: () => void; className?: string }) {
  const place = useRef<HTMLSpanElement>(null);
  const reached = useEffectEvent(onReached);
  useEffect(() => {
    if (!place.current) return;
    const options: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: AHEAD, scrollMargin: AHEAD };
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) reached();
    }, options);
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return <span ref={place} aria-hidden className={className ?? 'block h-px'} />;
}
