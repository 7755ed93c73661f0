import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashFiles, isStamped, stamp } from './stamp.ts';

test('[S1] a step is done again exactly when the name or content of one of its inputs changes', () => {
  const root = mkdtempSync(join(tmpdir(), 'touchstone-stamp-'));
  try {
    mkdirSync(join(root, 'app', 'deep'), { recursive: true });
    writeFileSync(join(root, 'app', 'deep', 'page.tsx'), 'one');
    writeFileSync(join(root, 'outside.ts'), 'x');
    const paths = ['app', 'missing'];
    const first = hashFiles(root, paths, /\.test\./);
    stamp(join(root, 'stamp'), first);
    writeFileSync(join(root, 'outside.ts'), 'y');
    writeFileSync(join(root, 'app', 'page.test.ts'), 'y');
    expect(isStamped(join(root, 'stamp'), hashFiles(root, paths, /\.test\./))).toBe(true);
    writeFileSync(join(root, 'app', 'deep', 'page.tsx'), 'two');
    const second = hashFiles(root, paths, /\.test\./);
    expect(isStamped(join(root, 'stamp'), second)).toBe(false);
    writeFileSync(join(root, 'app', 'new.ts'), '');
    expect(hashFiles(root, paths, /\.test\./)).not.toBe(second);
  } finally {
    rmSync(root, { recursive: true });
  }
});
