// The first step of set-up, in plain JavaScript for Node 20.9: node_modules as package-lock.json says.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { SetupError, tell } from './step.mjs';

const LOG_TAIL_LINES = 30;

/** Brings in what package-lock.json says, by npm. */
export async function installDependencies(root) {
  await install(root);
  if (!areInstalled(root)) throw new SetupError('npm left some dependencies out. Remove node_modules and run again.');
  return 'installed';
}

/** Whether node_modules is as package-lock.json says. npm writes node_modules/.package-lock.json last, so it tells of a whole installation. */
export function areInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.devOptional || present[path]?.version === entry.version,
  );
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw new SetupError(`${file} cannot be read (${error.message}). Restore it and run again.`);
  }
}

function install(root) {
  const logFile = join(mkdtempSync(join(tmpdir(), 'touchstone-')), 'npm-install.log');
  const log = createWriteStream(logFile);
  // Not the Node inside node_modules: npm replaces that while it works.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  // Not `npm ci`: it refuses to work where a registry lacks the optional packages of other platforms.
  const child = spawn('npm', ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    env: { ...process.env, PATH: path.join(delimiter), NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', () => reject(new SetupError('npm is not on the PATH. Install Node with npm and run again.')));
    child.on('close', (code) => {
      log.end(() => {
        if (code === 0) return resolve();
        tell(readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n'));
        reject(
          new SetupError(
            `npm install failed (all of its output: ${logFile}). Check the network and the disk, and run again.`,
          ),
        );
      });
    });
  });
}
