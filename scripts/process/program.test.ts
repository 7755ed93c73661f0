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

/** A command of ours that starts a program and says its process id, then waits. */
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

test('[S15] a program that ends well gives what it wrote, one that fails its last word, one that is missing its name', async () => {
  const fine = { isFine: true, code: 0, output: 'out\nerr', reason: '' };
  const failed = { isFine: false, code: 3, output: 'out\nfirst\nlast', reason: 'last' };
  expect(await runProgram('sh', sh('echo out; echo err >&2'))).toEqual(fine);
  expect(await runProgram('sh', sh('echo out; echo first >&2; echo last >&2; exit 3'))).toEqual(failed);
  expect(runProgramSync('sh', sh('echo out; echo err >&2'))).toEqual(fine);
  expect(runProgramSync('sh', sh('echo out; echo first >&2; echo last >&2; exit 3'))).toEqual(failed);
  for (const missing of [await runProgram('no-such-program', []), runProgramSync('no-such-program', [])]) {
    expect(missing).toMatchObject({
      isFine: false,
      code: null,
      reason: expect.stringMatching(/^[^\n]*no-such-program/),
    });
  }
});

test('[S15] a log is written by the program itself, and added to where that is asked for', async () => {
  const logFile = join(folder, 'log');
  await runProgram('sh', sh('echo one'), { output: { logFile } });
  await runProgram('sh', sh('echo two >&2'), { output: { logFile, append: true } });
  expect(readFileSync(logFile, 'utf8')).toBe('one\ntwo\n');
  await runProgram('sh', sh('echo three'), { output: { logFile } });
  expect(readFileSync(logFile, 'utf8')).toBe('three\n');
});

test('[S15] a program that takes too long is ended', async () => {
  expect(await runProgram('sleep', ['60'], { limitMs: 20 })).toMatchObject({ isFine: false, code: null });
});

test('[S15] what a command started ends when the command does', async () => {
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

test('[S15] what shall outlive a command runs on when the command ends', async () => {
  const { command, pid } = await startCommand(
    `startProgram('sleep', ['60'], { output: 'none', group: 'outlives us' })`,
  );
  await command.send({});
  await command.ended;
  expect(isAlive(pid)).toBe(true);
  process.kill(pid, 'SIGKILL');
});

test('[S15] a program has its own process group where that is asked for', async () => {
  for (const [group, isOwn] of [
    ['ours', false],
    ['own', true],
  ] as const) {
    const program = startProgram('sleep', ['60'], { output: 'none', group });
    expect(groupOf(program.pid) === program.pid, group).toBe(isOwn);
    await program.end('SIGKILL');
  }
});

test('[S15] what shall outlive a command notices a kill of it by its lifeline', async () => {
  const file = join(folder, 'noticed');
  const args = JSON.stringify(sh(`cat > /dev/null; echo noticed > ${file}`));
  const settings = `{ output: 'none', group: 'outlives us', lifeline: true }`;
  const { command, pid } = await startCommand(`startProgram('sh', ${args}, ${settings})`);
  expect(isAlive(pid)).toBe(true);
  await command.end('SIGKILL');
  expect(await becomesTrue(() => existsSync(file), LIMIT_MS)).toBe(true);
});

test('[S15] what outlives a command does not keep it from ending', async () => {
  const script = `
    const { startProgram } = await import('#scripts/process/program.ts');
    startProgram('cat', [], { output: 'none', group: 'outlives us', lifeline: true });`;
  expect(await runProgram(process.execPath, node(script), { limitMs: LIMIT_MS })).toMatchObject({ isFine: true });
});

test('[S15] a program that does not listen to SIGTERM is killed once its time is over', async () => {
  const deaf = `process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000); process.send('ready');`;
  const program = startWithChannel(process.execPath, node(deaf), { output: 'none', endLimitMs: 50 });
  await program.receive((message) => message === 'ready');
  await program.end('SIGTERM');
  expect(program.isRunning()).toBe(false);
  expect(await program.ended).toMatchObject({ isFine: false, code: null });
  await program.end('SIGTERM');
});

test('[S15] a question to a process that ends, or has ended, is refused', async () => {
  const leaving = `process.once('message', () => process.exit(1)); process.send('ready');`;
  const program = startWithChannel(process.execPath, node(leaving), { output: 'none' });
  await program.receive((message) => message === 'ready');
  await expect(ask(program, 'anything', z.unknown())).rejects.toThrow('ended');
  expect(program.isRunning()).toBe(false);
  await expect(ask(program, 'anything', z.unknown())).rejects.toThrow('ended');
});

test('[S15] a program that cannot start has ended', async () => {
  const program = startProgram('no-such-program', [], { output: 'none' });
  expect(await program.ended).toMatchObject({ isFine: false, code: null });
  expect(program.isRunning()).toBe(false);
  await program.end('SIGTERM');
});
