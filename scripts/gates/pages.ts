import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#scripts/setup/root.ts';
import type { Finding, Gate } from './gate.ts';

const PAGES = 'app/**/page.tsx';

/** A page reads, redirects and passes on; its view stands in components, where it can be rendered without a request. */
export const pagesGate: Gate = { name: 'pages', run: checkPages };

async function checkPages(): Promise<Finding> {
  const files = globSync(PAGES, { cwd: ROOT });
  const problems = files
    .filter((file) => hasMarkup(readFileSync(join(ROOT, file), 'utf8')))
    .map((file) => `${file}: has markup of its own. Move it to components/<concept>/…-page.tsx`);
  if (files.length === 0) problems.push(`no file matches ${PAGES}: the gate reads nothing`);
  return { problems, looked: `${files.length} files` };
}

/** Whether HTML elements or fragments stand in a source; `<string>` of a type is none. */
export function hasMarkup(source: string): boolean {
  return /<\/[a-z>]|<[a-z][\w-]*(?:\s[^<>]*)?\/>/.test(source);
}
