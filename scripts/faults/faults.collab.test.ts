import { expect, test } from 'vitest';
import type { Fault } from './fault.ts';
import { steppedClock } from './rows/clock.ts';
import { compaction } from './rows/compaction.ts';
import { forgery } from './rows/forgery.ts';
import { frames } from './rows/frames.ts';
import { killDatabase } from './rows/kill-postgres.ts';
import { killServer } from './rows/kill-server.ts';
import { networkCut, networkSlow } from './rows/network.ts';
import { revoked } from './rows/revoked.ts';
import { rollingRestart } from './rows/rolling-restart.ts';
import { slowReader } from './rows/slow-reader.ts';
import { databaseRestarted, diskFull, poolExhausted } from './rows/starved.ts';
import { twoNodes } from './rows/two-nodes.ts';
import { runFault } from './run.ts';

/** Each starts several processes, on a machine that has other things to do. */
const TIMEOUT_MS = 120_000;
const SEED = 20_261_121;

async function holdInShort(fault: Fault): Promise<void> {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const outcome = await runFault(fault, { rounds: fault.rounds.short, seed: SEED, isShort: true, say });
  expect(outcome.faults, lines.join('\n')).toEqual([]);
}

test(
  '[D40] nothing acknowledged is lost when the server is killed, nor when everyone’s browser is',
  () => holdInShort(killServer),
  TIMEOUT_MS,
);

test(
  '[D41] nothing is acknowledged while PostgreSQL is down, and all go on once it is back',
  () => holdInShort(killDatabase),
  TIMEOUT_MS,
);

test(
  '[D42] nobody is told "Saved" in vain or left stuck while no connection is to be had',
  () => holdInShort(poolExhausted),
  TIMEOUT_MS,
);

test(
  '[D42] nobody is told "Saved" in vain or left stuck when PostgreSQL is restarted',
  () => holdInShort(databaseRestarted),
  TIMEOUT_MS,
);

test(
  '[D42] nobody is told "Saved" in vain or left stuck when the disk is full',
  () => holdInShort(diskFull),
  TIMEOUT_MS,
);

test(
  '[D43] two nodes and a Redis that dies between them converge and lose nothing',
  () => holdInShort(twoNodes),
  TIMEOUT_MS,
);

test('[D44] nodes restarted in turn keep nobody waiting', () => holdInShort(rollingRestart), TIMEOUT_MS);

test('[D45] a cut network loses nothing and heals quickly', () => holdInShort(networkCut), TIMEOUT_MS);

test('[D45] a slow and lossy network loses nothing and heals quickly', () => holdInShort(networkSlow), TIMEOUT_MS);

test('[D46] a reader who stops reading is dropped before memory grows', () => holdInShort(slowReader), TIMEOUT_MS);

test('[D47] damaged frames crash nothing and hold nobody up', () => holdInShort(frames), TIMEOUT_MS);

test('[D48] nothing forged is accepted, and each try is audited', () => holdInShort(forgery), TIMEOUT_MS);

test('[D49] nothing that was queued is applied after a role is taken away', () => holdInShort(revoked), TIMEOUT_MS);

test('[D50] a kill during compaction leaves the draft as it was', () => holdInShort(compaction), TIMEOUT_MS);

test('[D51] a stepped clock loses nothing', () => holdInShort(steppedClock), TIMEOUT_MS);
