import { startProgram } from '#scripts/process/program.ts';
import { atEnd } from '#scripts/setup/ending.ts';
import { SetupError } from '#scripts/setup/step.mjs';

const READY_LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** A server that is measured. */
export type Subject = { name: string; url: string; pid: number; stop(): Promise<void> };

type Program = {
  name: string;
  file: string;
  args: string[];
  env?: Record<string, string>;
  cwd: string;
  logFile: string;
};

/** Starts a program and waits until something listens at its address. @throws SetupError when nothing does in time. */
export async function runServer(program: Program, url: string): Promise<Subject> {
  const { name, file, args, env = {}, cwd, logFile } = program;
  const running = startProgram(file, args, { cwd, env, output: { logFile } });
  const stop = () => running.end('SIGTERM');
  atEnd(stop);
  const until = performance.now() + READY_LIMIT_MS;
  while (performance.now() < until && running.isRunning()) {
    if (await listens(url)) return { name, url, pid: running.pid, stop };
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  await stop();
  throw new SetupError(`${name} does not answer at ${url}. Look into ${logFile}.`);
}

/** Asks for nothing that is measured: the first request of a page is part of the benchmark. */
async function listens(url: string): Promise<boolean> {
  try {
    await (await fetch(new URL('/nothing-stands-here', url))).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
