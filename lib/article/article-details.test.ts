import { expect, test } from 'vitest';
import { articleDetailsSchema } from './article-details.ts';
import { countWords } from './count-words.ts';

const takes = (details: unknown) => articleDetailsSchema.safeParse(details).success;

test.each(['en', 'az', 'pt-BR', 'zh-Hant-TW', 'sr-Latn'])(
  '[R7] the language %s is taken, and words are counted in it',
  (language) => {
    expect(takes({ language })).toBe(true);
    expect(countWords('two words', language)).toBe(2);
  },
);

test.each(['zz-1a', 'en-', 'english', 'x', 'en_GB', 'xx-toolongtag99'])(
  '[R7] the language %s is refused',
  (language) => {
    expect(takes({ language })).toBe(false);
  },
);

test.each(['0000-01-01', '1499-12-31', '2026-13-01', '2026-02-30', 'yesterday'])(
  '[R7] the date %s is refused',
  (date) => {
    expect(takes({ date })).toBe(false);
  },
);

test('[R7] an address leads to the web and nowhere else', () => {
  expect(takes({ url: 'https://example.org/a?b#c' })).toBe(true);
  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//example.org',
    ' javascript:alert(1)',
  ]) {
    expect(takes({ url })).toBe(false);
  }
});
