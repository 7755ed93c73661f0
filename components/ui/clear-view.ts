/** The part of the window that no bar covers, in CSS pixels of the viewport. */
export type ClearView = { top: number; bottom: number };

/**
 * Reads which part of the window the bars leave clear that stand over the page while it scrolls: `data-bar="top"` where it
 * sticks there, and `data-bar="foot"` where it is fixed there.
 */
export function readClearView(): ClearView {
  let [top, bottom] = [0, window.innerHeight];
  for (const bar of document.querySelectorAll<HTMLElement>('[data-bar]')) {
    const { position } = getComputedStyle(bar);
    const rect = bar.getBoundingClientRect();
    if (rect.height === 0) continue;
    if (bar.dataset.bar === 'top' && position === 'sticky') top = Math.max(top, rect.bottom);
    if (bar.dataset.bar === 'foot' && position === 'fixed') bottom = Math.min(bottom, rect.top);
  }
  return { top, bottom };
}

/**
 * How far the page has to scroll so that what stands from `rect.top` to `rect.bottom` is in sight: the least there is, 0 where it is.
 * Of what is higher than the view its beginning is shown.
 */
export function scrollNeeded(rect: ClearView, view: ClearView, marginPx: number): number {
  if (rect.top >= view.top && rect.bottom <= view.bottom) return 0;
  const toTop = rect.top - (view.top + marginPx);
  return rect.top < view.top ? toTop : Math.min(toTop, rect.bottom - (view.bottom - marginPx));
}
