import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { makeSignIn } from './make-sign-in.ts';

test('[S2] arguments that cannot be read end with the usage, a fault of ours as itself', async () => {
  const lines: string[] = [];
  const unreadable = async () => {
    parseArgs({ args: ['--unknown'] });
    throw new Error('not reached');
  };
  expect(await makeSignIn('npm run member -- EMAIL', (line) => lines.push(line), unreadable)).toBe(1);
  expect(lines).toEqual([expect.stringMatching(/^✗ [^\n]*--unknown[^\n]*npm run member -- EMAIL$/)]);
  const fault = new TypeError('undefined is not a function');
  await expect(
    makeSignIn(
      '',
      () => undefined,
      () => Promise.reject(fault),
    ),
  ).rejects.toBe(fault);
});
