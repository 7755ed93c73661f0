import { expect, type Locator, type Page } from '@playwright/test';
import type { BuiltMember } from '#seeds/factories.server.ts';

/**
 * One form or button that sends something. `file` and `action` are literals: the gate "one way" compares them with each place
 * of components that calls a server action.
 */
export type Form = {
  name: string;
  file: string;
  /** null where it sends a request to a route. */
  action: string | null;
  /** Opens and fills it, while the network is there; the page is as the form before left it. */
  fill: (page: Page) => Promise<void>;
  send: (page: Page) => Promise<void>;
  /** What was typed or chosen is there. */
  expectKept?: (page: Page) => Promise<void>;
  /** It took effect. */
  expectDone: (page: Page) => Promise<void>;
  /** Its button cannot be pressed while the browser knows that it is offline: only the requests fail. */
  needsNetwork?: true;
  /** It signs in or out: there is no session that could end meanwhile. */
  isSession?: true;
  /** What the page says while it is under way, where no button shows it. */
  busyWords?: string;
  /** The page shows it as done at once, and takes that back where it fails. */
  showsAtOnce?: true;
  /** After a deploy it can be sent again only when the page was loaded again. */
  needsReload?: true;
};

/** Forms that one person fills in one after the other, in one page that begins at `address`. */
export type Walk = { person: BuiltMember; address: string; forms: readonly Form[] };

export function dialogOf(page: Page): Locator {
  return page.getByRole('dialog');
}

/** Presses the button; while a dialog is open only its own ones can be found by name. */
export function press(name: string): (page: Page) => Promise<void> {
  return (page) => page.getByRole('button', { name, exact: true }).click();
}

/** The field holds the text. */
export async function expectField(place: Page | Locator, label: string, text: string): Promise<void> {
  await expect(place.getByLabel(label, { exact: true })).toHaveValue(text);
}
