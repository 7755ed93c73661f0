import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { readClearView, scrollNeeded } from '#components/ui/clear-view.ts';
import type { AnnotationView } from '#lib/annotation/annotation-doc.ts';
import { countBelow, findCardsBetween, layOutCards } from './lay-out-cards.ts';
import type { ArticleView } from './use-article.ts';
import { useCardHeights } from './use-card-heights.ts';
import { useIsWide } from './use-is-wide.ts';

const GAP_PX = 10;
/** So high is an open card down to the end of a note of a few lines. */
const NOTE_PX = 220;
/** How far outside the list's window cards are drawn ahead, and by how much it scrolls before others are. */
const DRAW_AHEAD_PX = 1_000;
const STEP_PX = 400;

type CardLayoutOptions = {
  article: ArticleView | null;
  annotations: readonly AnnotationView[];
  openId: string | null;
  /** The element that scrolls the list. */
  scrollerRef: RefObject<HTMLElement | null>;
};

/**
 * Where the cards stand in the list's scroller. On a wide screen each is level with its passage where there is room, and the
 * list follows the text as it scrolls, the open card always level; on a narrow one they stand one below the other, and the
 * list keeps to what is read. Only cards near the scroller's window are drawn, so ten thousand scroll like ten.
 */
export function useCardLayout({ article, annotations, openId, scrollerRef }: CardLayoutOptions) {
  const isWide = useIsWide();
  const { heightOf, observe, version } = useCardHeights();
  const { levels, viewPx } = useLevels(article, annotations, scrollerRef);
  const [shownFrom, setShownFrom] = useState(0);
  /** How far the list was scrolled to follow the text; null once somebody has scrolled it by itself. */
  const followedTo = useRef<number | null>(0);
  /** Room above and below, so that any card can stand at any height of the window. */
  const sparePx = isWide ? viewPx : 0;

  // `version` changes with the heights.
  const layout = useMemo(
    () =>
      layOutCards(
        annotations.map(({ id }, at) => ({ level: isWide ? (levels[at] ?? 0) : 0, height: heightOf(id, version) })),
        GAP_PX,
      ),
    [annotations, levels, isWide, heightOf, version],
  );
  const openAt = openId === null ? -1 : annotations.findIndex(({ id }) => id === openId);
  const openHeight = openId === null ? 0 : heightOf(openId, version);

  const follow = useCallback(() => {
    const scroller = scrollerRef.current;
    if (!scroller || !article || scroller.clientHeight === 0) return;
    const origin = article.map.root.getBoundingClientRect().top;
    const view = readClearView();
    const isOpenInSight = openAt !== -1 && isBetween((levels[openAt] ?? 0) + origin, view.top - 1, view.bottom);
    const first = Math.min(countBelow(levels, view.top - origin), levels.length - 1);
    const anchor = isOpenInSight ? openAt : first;
    const top = layout.tops[anchor];
    if (top === undefined) return;
    const box = scroller.getBoundingClientRect();
    const level = (levels[anchor] ?? 0) + origin - box.top;
    const roomPx = Math.min(box.height, window.innerHeight - box.top) - Math.min(openHeight, NOTE_PX);
    // What is written in has to be seen.
    const place = isOpenInSight ? Math.max(0, Math.min(level, roomPx)) : level;
    scroller.scrollTop = isWide ? sparePx + top - place : top;
    if (isOpenInSight) showPointed(scroller);
    // The browser may have kept it within what can be scrolled.
    followedTo.current = scroller.scrollTop;
  }, [scrollerRef, article, levels, layout, openAt, openHeight, isWide, sparePx]);

  const latest = useRef({ follow, openId });
  // What changes the layout keeps the card that is read where it is, unless the list itself was scrolled.
  useLayoutEffect(() => {
    const isOpened = latest.current.openId !== openId;
    latest.current = { follow, openId };
    if (isOpened || followedTo.current !== null) follow();
  }, [follow, openId]);
  useEffect(() => {
    const run = () => latest.current.follow();
    window.addEventListener('scroll', run, { passive: true });
    return () => window.removeEventListener('scroll', run);
  }, []);
  useEffect(() => {
    const scroller = scrollerRef.current;
    if (!scroller) return;
    const look = () => {
      setShownFrom(Math.floor((scroller.scrollTop - sparePx) / STEP_PX) * STEP_PX);
      if (Math.abs(scroller.scrollTop - (followedTo.current ?? scroller.scrollTop)) > 1) followedTo.current = null;
    };
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    return () => scroller.removeEventListener('scroll', look);
  }, [scrollerRef, sparePx]);

  const { first, next } = findCardsBetween(
    layout,
    shownFrom - DRAW_AHEAD_PX,
    shownFrom + viewPx + STEP_PX + DRAW_AHEAD_PX,
  );
  const drawn = annotations.flatMap((annotation, at) =>
    (at >= first && at < next) || at === openAt ? [{ annotation, top: layout.tops[at] ?? 0 }] : [],
  );
  return { drawn, height: layout.height, sparePx, observe };
}

/** How far below the text's beginning each passage begins, in CSS pixels, and how high the list's window is. */
function useLevels(
  article: ArticleView | null,
  annotations: readonly AnnotationView[],
  scrollerRef: RefObject<HTMLElement | null>,
) {
  const [viewPx, setViewPx] = useState(0);
  const [measured, setMeasured] = useState(() => new Map<number, number>());

  useEffect(() => {
    const scroller = scrollerRef.current;
    if (!article || !scroller) return;
    const resizes = new ResizeObserver((entries) => {
      if (entries.some(({ target }) => target === scroller)) setViewPx(scroller.clientHeight);
      if (entries.some(({ target }) => target !== scroller)) setMeasured(new Map());
    });
    resizes.observe(scroller);
    resizes.observe(article.map.root);
    return () => resizes.disconnect();
  }, [article, scrollerRef]);

  const levels = useMemo(() => {
    if (!article) return [];
    const origin = article.map.root.getBoundingClientRect().top;
    return annotations.map(({ selector: { start } }) => {
      const known = measured.get(start);
      if (known !== undefined) return known;
      const level = (article.map.toRects({ start, end: start + 1 })[0]?.top ?? origin) - origin;
      measured.set(start, level);
      return level;
    });
  }, [article, annotations, measured]);
  return { levels, viewPx };
}

/** Scrolls on, where the address leads to a reply of the open card that would stay out of sight below. */
function showPointed(scroller: HTMLElement): void {
  const pointed = scroller.querySelector('[aria-current] [aria-current]');
  const { top, bottom } = scroller.getBoundingClientRect();
  const view = { top, bottom: Math.min(bottom, window.innerHeight) };
  if (pointed) scroller.scrollTop += scrollNeeded(pointed.getBoundingClientRect(), view, GAP_PX);
}

function isBetween(value: number, from: number, to: number): boolean {
  return value >= from && value <= to;
}
