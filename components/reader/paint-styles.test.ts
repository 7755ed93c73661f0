import { expect, test } from 'vitest';
import { evidenceName, paintStyles } from './paint-styles.ts';

test('[A9] evidence is painted by a background too: WebKit drops a line under a highlight', () => {
  for (const stance of ['supports', 'contradicts', 'context'] as const) {
    const [, declarations = ''] = paintStyles().split(`::highlight(${evidenceName(stance)}) {`);
    expect(declarations.slice(0, declarations.indexOf('}'))).toMatch(
      /background-color: color-mix\(.*text-decoration: /,
    );
  }
});
