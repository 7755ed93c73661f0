import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const dialogs = globSync('components/**/*.tsx', { exclude: ['components/ui/dialog.tsx', '**/*.test.tsx'] })
  .map((path) => ({ path, source: readFileSync(path, 'utf8') }))
  .filter(({ source }) => source.includes('<Dialog\n') || source.includes('<Dialog '));

test('[K3] there are dialogs to look at', () => {
  expect(dialogs.length).toBeGreaterThan(20);
});

test.each(dialogs)('[K3] the dialogs of $path have a way out beside ×', ({ source }) => {
  const count = (part: RegExp) => source.match(part)?.length ?? 0;
  expect(count(/<DialogActions\b/g)).toBe(count(/<Dialog\b(?!Actions)/g));
});
