import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from './ending.ts';
import { CACHE_DIR, ROOT } from './root.ts';
import { SetupError, tell } from './step.mjs';

const LOG_TAIL_LINES = 30;

export type LoggedCommand = {
  name: string;
  file: string;
  args: string[];
  env?: Record<string, string>;
  advice: string;
};

/**
 * Runs a program with its output kept in a log.
 * @throws SetupError when it fails, after showing the log's end.
 */
export async function runLogged({ name, file, args, env, advice }: LoggedCommand): Promise<void> {
  const result = await tryLogged({ name, file, args, env: env ?? {} });
  if (result.isDone) return;
  tell(readFileSync(result.logFile, 'utf8').trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n'));
  throw new SetupError(`${name} failed (log: ${result.logFile}). ${advice}`);
}

/** Runs a program that may fail, with its output kept in a log; it is ended after `limitS` seconds. */
export async function tryLogged(
  command: Omit<LoggedCommand, 'advice'> & { limitS?: number },
): Promise<{ isDone: boolean; logFile: string }> {
  mkdirSync(CACHE_DIR, { recursive: true });
  const logFile = join(CACHE_DIR, `${command.name}.log`);
  const log = openSync(logFile, 'w');
  const child = spawn(command.file, command.args, {
    cwd: ROOT,
    env: { ...process.env, ...command.env },
    stdio: ['ignore', log, log],
    ...(command.limitS ? { timeout: command.limitS * 1000 } : {}),
  });
  closeSync(log);
  atEnd(async () => {
    if (child.exitCode === null) child.kill();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { isDone: code === 0, logFile };
}
