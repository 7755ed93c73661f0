// npm puts a shell between itself and us. When npm is killed, the shell lives on and so would we: so we look at both.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const LOOK_MS = existsSync('/proc/self/stat') ? 500 : 3_000;

export function whenOrphaned(act) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const above = parentOf(shell);
  const isBelowShell = !isNpm(shell) && isNpm(above);
  const timer = setInterval(() => {
    if (process.ppid === shell && !(isBelowShell && parentOf(shell) !== above)) return;
    clearInterval(timer);
    act();
  }, LOOK_MS);
  timer.unref();
}

function parentOf(pid) {
  const file = `/proc/${pid}/stat`;
  if (existsSync(file)) return Number(readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  return Number(ask(pid, 'ppid='));
}

function isNpm(pid) {
  const file = `/proc/${pid}/cmdline`;
  return /\bnpm\b/.test(existsSync(file) ? readFileSync(file, 'utf8') : ask(pid, 'command='));
}

function ask(pid, column) {
  return spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}
