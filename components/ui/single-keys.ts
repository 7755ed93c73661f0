/*
 * Whether single keys act on the page. People who dictate, or press keys by accident, turn them off (WCAG 2.1.4); each member's
 * choice is kept on the device, and stands on the document so that every listener sees it.
 */

const keyOf = (memberId: string) => `single-keys:${memberId}`;

/** Whether single keys act now. */
export function areSingleKeysOn(): boolean {
  return document.documentElement.dataset.singleKeys !== 'off';
}

/** Applies the member's choice on this device; on where they made none. */
export function applySingleKeys(memberId: string): void {
  if (localStorage.getItem(keyOf(memberId)) === 'off') document.documentElement.dataset.singleKeys = 'off';
  else delete document.documentElement.dataset.singleKeys;
}

export function chooseSingleKeys(memberId: string, on: boolean): void {
  if (on) localStorage.removeItem(keyOf(memberId));
  else localStorage.setItem(keyOf(memberId), 'off');
  applySingleKeys(memberId);
}
