import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { isRoot } from '#scripts/postgres/run-as.ts';
import { runProgramSync } from '#scripts/process/program.ts';
import { ROOT } from '#scripts/setup/root.ts';
import { tryLogged } from '#scripts/setup/run-logged.ts';
import { SetupError } from '#scripts/setup/step.mjs';

const NAMES = ['google-chrome', 'google-chrome-stable', 'chrome', 'chromium', 'chromium-browser'];
const FIXED_PATHS = [
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const VERSION_LIMIT_MS = 20_000;
const DOWNLOAD_LIMIT_MS = 240_000;
const ADVICE = 'Install Google Chrome or Chromium so that it is on the PATH, and run again.';

/** Flags that keep Chromium off the network, and let root run it. */
export const CHROMIUM_FLAGS = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(isRoot() ? ['--no-sandbox'] : []),
];

/**
 * The path of a Chromium that runs: Playwright's own, Chrome, Chromium on the PATH; else it installs one.
 * @throws SetupError that says in one line what to install.
 */
export async function findChromium(): Promise<string> {
  const found = findInstalled();
  if (found) return found;
  await tryToInstall();
  const installed = findInstalled();
  if (installed) return installed;
  throw new SetupError(`There is no Chromium for the browser tests, and none could be installed. ${ADVICE}`);
}

function findInstalled(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [chromium.executablePath(), ...FIXED_PATHS, ...onPath].find(runs);
}

/** Whether it starts: a browser without its libraries is found, yet useless. */
function runs(path: string): boolean {
  return existsSync(path) && runProgramSync(path, ['--version'], { limitMs: VERSION_LIMIT_MS }).isFine;
}

async function tryToInstall(): Promise<void> {
  const playwright = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const ways = [{ name: 'playwright-install', file: process.execPath, args: [playwright, 'install', 'chromium'] }];
  const hasApt = existsSync('/usr/bin/apt-get');
  if (isRoot() && hasApt) {
    const script = 'apt-get update && apt-get install -y --no-install-recommends chromium';
    ways.push({ name: 'apt-install-chromium', file: '/bin/sh', args: ['-c', script] });
  }
  for (const way of ways) {
    const { isDone } = await tryLogged({
      ...way,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      limitMs: DOWNLOAD_LIMIT_MS,
    });
    if (isDone && findInstalled()) return;
  }
}
