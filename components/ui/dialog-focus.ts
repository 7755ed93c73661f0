/*
 * Where the keyboard is when a dialog opens and after it has closed.
 */

const FIELD = ['input:not([type="hidden"])', 'textarea', 'select', '[contenteditable="true"]', '[role="radio"]']
  .map((field) => `${field}:not(:disabled, [aria-hidden="true"])`)
  .join(', ');

/** What has the focus now. For an entry of a menu it is the menu's button, since the entry goes with its menu. */
export function findOpener(): Element | null {
  const focused = document.activeElement;
  const menu = focused?.closest('[role="menu"]');
  return menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : focused;
}

/** Focuses the first field of a dialog; without one "Cancel", which does no harm; else the dialog itself. */
export function focusFirst(dialog: HTMLElement): void {
  const first = dialog.querySelector<HTMLElement>(FIELD) ?? dialog.querySelector<HTMLElement>('[data-cancel]');
  (first ?? dialog).focus({ preventScroll: true });
}

/** Whether what was changed there would be missed: all but the search in a list. */
export function holdsTyping(field: EventTarget): boolean {
  return field instanceof Element && !field.matches('[type="search"]');
}

/**
 * Gives the focus back to what opened the dialog. Where that is gone or was the page itself, the article's text takes it,
 * with the reading cursor where it was; else the page's main part. Nothing is taken from what has the focus by now.
 */
export function returnFocus(opener: Element | null): void {
  if (document.activeElement && document.activeElement !== document.body) return;
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const home = isThere ? opener : (find('[data-focus-home]') ?? find('main'));
  home?.focus({ preventScroll: true });
}
