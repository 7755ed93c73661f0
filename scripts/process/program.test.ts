import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ask } from './asking.ts';
import { becomesTrue } from './becomes-true.ts';
import { isAlive } from './is-alive.ts';
import { type ChannelProgram, runProgram, runProgramSync, startProgram, startWithChannel } from './program.ts';

const LIMIT_MS = 20_000;
const folder = mkdtempSync(join(tmpdir(), 'touchstone-process-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sh = (script: string) => ['-c', script];
const node = (script: string) => ['--input-type=module', '--eval', script];

/** A Node process that runs `start`, reports the program's pid and waits. */
async function startCommand(start: string): Promise<{ command: ChannelProgram; pid: number }> {
  const script = `
    const { startProgram, startWithChannel } = await import('#scripts/process/program.ts');
    process.once('message', () => process.exit(0));
    process.send((${start}).pid);`;
  const command = startWithChannel(process.execPath, node(script), { output: 'terminal' });
  return { command, pid: z.number().parse(await command.receive(() => true)) };
}

function groupOf(pid: number): number {
  return Number(runProgramSync('ps', ['-o', 'pgid=', '-p', String(pid)]).output);
}

test('[S15] success returns the output, failure the last line of stderr, a missing program its name', async () => {
  const success = { isFine: true, code: 0, output: 'out', reason: '' };
  const failure = { isFine: false, code: 3, output: 'first\nlast', reason: 'last' };
  expect(await runProgram('sh', sh('echo out'))).toEqual(success);
  expect(await runProgram('sh', sh('echo first >&2; echo last >&2; exit 3'))).toEqual(failure);
  expect(runProgramSync('sh', sh('echo out'))).toEqual(success);
  expect(runProgramSync('sh', sh('echo first >&2; echo last >&2; exit 3'))).toEqual(failure);
  const wordless = await runProgram('sh', sh('exit 3 # \n second line of the command'));
  expect(wordless.reason).toMatch(/^[^\n]+$/);
  for (const missing of [await runProgram('no-such-program', []), runProgramSync('no-such-program', [])]) {
    expect(missing).toMatchObject({
      isFine: false,
      code: null,
      reason: expect.stringMatching(/^[^\n]*no-such-program/),
    });
  }
});

test('[S15] a log file is replaced, or appended to on request', async () => {
  const logFile = join(folder, 'log');
  await runProgram('sh', sh('echo one'), { output: { logFile } });
  await runProgram('sh', sh('echo two >&2'), { output: { logFile, append: true } });
  expect(readFileSync(logFile, 'utf8')).toBe('one\ntwo\n');
  await runProgram('sh', sh('echo three'), { output: { logFile } });
  expect(readFileSync(logFile, 'utf8')).toBe('three\n');
});

test('[S15] a program that exceeds its time limit is stopped', async () => {
  expect(await runProgram('sleep', ['60'], { limitMs: 20 })).toMatchObject({ isFine: false, code: null });
});

test('[S15] a program ends when the command that started it exits', async () => {
  const { command, pid } = await startCommand(`startProgram('sleep', ['60'], { output: 'none' })`);
  expect(isAlive(pid)).toBe(true);
  await command.send({});
  await command.ended;
  expect(await becomesTrue(() => !isAlive(pid), LIMIT_MS)).toBe(true);
});

test('[S15] a Node process with a channel ends when the command that started it is killed', async () => {
  const waiting = `process.once('disconnect', () => process.exit(0))`;
  const args = JSON.stringify(node(waiting));
  const settings = `{ output: 'none', group: 'own' }`;
  const { command, pid } = await startCommand(`startWithChannel(process.execPath, ${args}, ${settings})`);
  await command.end('SIGKILL');
  expect(await becomesTrue(() => !isAlive(pid), LIMIT_MS)).toBe(true);
});

test('[S15] a detached program keeps running when the command exits', async () => {
  const { command, pid } = await startCommand(`startProgram('sleep', ['60'], { output: 'none', group: 'detached' })`);
  await command.send({});
  await command.ended;
  expect(isAlive(pid)).toBe(true);
  process.kill(pid, 'SIGKILL');
});

test('[S15] a program has its own process group only on request', async () => {
  for (const [group, isOwn] of [
    ['ours', false],
    ['own', true],
  ] as const) {
    const program = startProgram('sleep', ['60'], { output: 'none', group });
    expect(groupOf(program.pid) === program.pid, group).toBe(isOwn);
    await program.end('SIGKILL');
  }
});

test('[S15] a lifeline closes when the command is killed', async () => {
  const file = join(folder, 'noticed');
  const args = JSON.stringify(sh(`cat > /dev/null; echo noticed > ${file}`));
  const settings = `{ output: 'none', group: 'detached', lifeline: true }`;
  const { command, pid } = await startCommand(`startProgram('sh', ${args}, ${settings})`);
  expect(isAlive(pid)).toBe(true);
  await command.end('SIGKILL');
  expect(await becomesTrue(() => existsSync(file), LIMIT_MS)).toBe(true);
});

test('[S15] a detached program does not keep the command running', async () => {
  const script = `
    const { startProgram } = await import('#scripts/process/program.ts');
    startProgram('cat', [], { output: 'none', group: 'detached', lifeline: true });`;
  expect(await runProgram(process.execPath, node(script), { limitMs: LIMIT_MS })).toMatchObject({ isFine: true });
});

test('[S15] a program that ignores SIGTERM is killed after its limit', async () => {
  const deaf = `process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000); process.send('ready');`;
  const program = startWithChannel(process.execPath, node(deaf), { output: 'none', endLimitMs: 50 });
  await program.receive((message) => message === 'ready');
  await program.end('SIGTERM');
  expect(program.isRunning()).toBe(false);
  expect(await program.ended).toMatchObject({ isFine: false, code: null });
  await program.end('SIGTERM');
});

test('[S15] a question to a process that exits, or has exited, is rejected', async () => {
  const leaving = `process.once('message', () => process.exit(1)); process.send('ready');`;
  const program = startWithChannel(process.execPath, node(leaving), { output: 'none' });
  await program.receive((message) => message === 'ready');
  await expect(ask(program, 'anything', z.unknown())).rejects.toThrow('ended');
  expect(program.isRunning()).toBe(false);
  await expect(ask(program, 'anything', z.unknown())).rejects.toThrow('ended');
});

test('[S15] a program that fails to start counts as ended', async () => {
  const program = startProgram('no-such-program', [], { output: 'none' });
  expect(await program.ended).toMatchObject({ isFine: false, code: null });
  expect(program.isRunning()).toBe(false);
  await program.end('SIGTERM');
});
