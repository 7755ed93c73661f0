import { expect, test } from 'vitest';
import { showFormDraftsOf } from './form-draft-owner.ts';

/** The part of Storage that is used: entries are own properties, as in a browser. */
function makeStorage(): Storage {
  const hidden = (value: unknown) => ({ value, enumerable: false });
  const storage = {} as Record<string, string>;
  return Object.defineProperties(storage, {
    getItem: hidden((key: string) => storage[key] ?? null),
    setItem: hidden((key: string, text: string) => {
      storage[key] = text;
    }),
    removeItem: hidden((key: string) => {
      delete storage[key];
    }),
  }) as unknown as Storage;
}

test('[M13] what one person typed in a tab is not shown to the next, and is there again for the first', () => {
  const tab = makeStorage();
  showFormDraftsOf('ada@example.test', tab);
  tab.setItem('ballot:1', 'I doubt it');
  showFormDraftsOf('ben@example.test', tab);
  expect(tab.getItem('ballot:1')).toBeNull();
  tab.setItem('ballot:1', 'I believe it');
  showFormDraftsOf('ada@example.test', tab);
  expect(tab.getItem('ballot:1')).toBe('I doubt it');
  showFormDraftsOf('ben@example.test', tab);
  expect(tab.getItem('ballot:1')).toBe('I believe it');
});

test('[M13] signing in again as the same person keeps what was typed', () => {
  const tab = makeStorage();
  showFormDraftsOf('ada@example.test', tab);
  tab.setItem('ballot:1', 'I doubt it');
  showFormDraftsOf('ada@example.test', tab);
  expect(tab.getItem('ballot:1')).toBe('I doubt it');
});
