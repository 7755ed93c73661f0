import { expect, test, vi } from 'vitest';
import type { Fault } from './fault.ts';
import { killDatabase } from './rows/kill-postgres.ts';
import { killServer } from './rows/kill-server.ts';
import { databaseRestarted, diskFull, poolExhausted } from './rows/starved.ts';
import { runInShort } from './run-in-short.ts';

/** Each starts several processes, on a machine that has other things to do. */
vi.setConfig({ testTimeout: 180_000 });

async function holdInShort(fault: Fault): Promise<void> {
  const { faults, lines } = await runInShort(fault);
  expect(faults, lines.join('\n')).toEqual([]);
}

test('[D40] nothing acknowledged is lost when the server is killed, nor when everyone’s browser is', () =>
  holdInShort(killServer));

test('[D41] nothing is acknowledged while PostgreSQL is down, and all go on once it is back', () =>
  holdInShort(killDatabase));

test('[D42] nobody is told "Saved" in vain or left stuck while no connection is to be had', () =>
  holdInShort(poolExhausted));

test('[D42] nobody is told "Saved" in vain or left stuck when PostgreSQL is restarted', () =>
  holdInShort(databaseRestarted));

test('[D42] nobody is told "Saved" in vain or left stuck when the disk is full', () => holdInShort(diskFull));
