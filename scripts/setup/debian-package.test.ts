import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRoot } from '#scripts/process/is-root.ts';
import { installDebianPackage } from './debian-package.ts';

const { PATH = '' } = process.env;
let folder: string;
let log: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-apt-'));
  log = join(folder, 'log');
});
afterEach(() => {
  process.env.PATH = PATH;
  rmSync(folder, { recursive: true });
});

/** Puts an apt-get first on the PATH that records its arguments. */
function plantApt(exitCode: number): void {
  const script = `#!/bin/sh\necho "ran: $*" >> ${log}\nexit ${exitCode}\n`;
  writeFileSync(join(folder, 'apt-get'), script, { mode: 0o755 });
  process.env.PATH = `${folder}${delimiter}${PATH}`;
}

const install = () => installDebianPackage('wrk', 'for a benchmark', (line) => appendFileSync(log, `said: ${line}\n`));

test('[S16] root announces a package in one line before installing it; other users install nothing', async () => {
  plantApt(0);
  expect(await install()).toBe(isRoot());
  if (!isRoot()) return expect(existsSync(log)).toBe(false);
  expect(readFileSync(log, 'utf8').trimEnd().split('\n')).toEqual([
    expect.stringMatching(
      /^said: ! Installing wrk on this machine for a benchmark, as root: .*apt-get install .* wrk$/,
    ),
    expect.stringMatching(/^ran: .*update$/),
    expect.stringMatching(/^ran: .*install -y --no-install-recommends wrk$/),
  ]);
});

test('[S16] a failed installation returns false, and nothing runs without apt-get', async () => {
  plantApt(1);
  expect(await install()).toBe(false);
  rmSync(log, { force: true });
  process.env.PATH = join(folder, 'nothing');
  expect(await install()).toBe(false);
  expect(existsSync(log)).toBe(false);
});
