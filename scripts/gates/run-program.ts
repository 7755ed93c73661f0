import { spawn } from 'node:child_process';
import { ROOT } from '#scripts/setup/root.ts';

/** Runs a program of node_modules by its script; its output, and whether it ended well. */
export async function runProgram(
  script: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ isFine: boolean; output: string }> {
  const child = spawn(process.execPath, [`${ROOT}/node_modules/${script}`, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { isFine: code === 0, output: Buffer.concat(chunks).toString('utf8').trim() };
}
