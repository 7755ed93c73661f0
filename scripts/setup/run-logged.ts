import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '#scripts/process/program.ts';
import { CACHE_DIR } from './root.ts';
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
export async function runLogged({ advice, ...command }: LoggedCommand): Promise<void> {
  const { isDone, logFile } = await tryLogged(command);
  if (isDone) return;
  tell(readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n'));
  throw new SetupError(`${command.name} failed (log: ${logFile}). ${advice}`);
}

/** Runs a program that may fail, with its output kept in a log; it is ended after `limitMs`. */
export async function tryLogged({
  name,
  file,
  args,
  ...settings
}: Omit<LoggedCommand, 'advice'> & { limitMs?: number }): Promise<{ isDone: boolean; logFile: string }> {
  mkdirSync(CACHE_DIR, { recursive: true });
  const logFile = join(CACHE_DIR, `${name}.log`);
  const { isFine } = await runProgram(file, args, { ...settings, output: { logFile } });
  return { isDone: isFine, logFile };
}
