import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './root.ts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

test('[S12] .nvmrc names the Node that comes with the dependencies, and the tests run under it', () => {
  const { dependencies } = JSON.parse(read('package.json'));
  expect(read('.nvmrc').trim()).toBe(dependencies.node);
  expect(process.versions.node).toBe(dependencies.node);
});
