import { expect, test, vi } from 'vitest';
import type { Fault } from './fault.ts';
import { steppedClock } from './rows/clock.ts';
import { compaction } from './rows/compaction.ts';
import { forgery } from './rows/forgery.ts';
import { frames } from './rows/frames.ts';
import { networkCut, networkSlow } from './rows/network.ts';
import { revoked } from './rows/revoked.ts';
import { rollingRestart } from './rows/rolling-restart.ts';
import { slowReader } from './rows/slow-reader.ts';
import { twoNodes } from './rows/two-nodes.ts';
import { runInShort } from './run-in-short.ts';

/** Each starts several processes, on a machine that has other things to do. */
vi.setConfig({ testTimeout: 180_000 });

async function holdInShort(fault: Fault): Promise<void> {
  const { faults, lines } = await runInShort(fault);
  expect(faults, lines.join('\n')).toEqual([]);
}

test('[D43] two nodes and a Redis that dies between them converge and lose nothing', () => holdInShort(twoNodes));

test('[D44] nodes restarted in turn keep nobody waiting', () => holdInShort(rollingRestart));

test('[D45] a cut network loses nothing and heals quickly', () => holdInShort(networkCut));

test('[D45] a slow and lossy network loses nothing and heals quickly', () => holdInShort(networkSlow));

test('[D46] a reader who stops reading is dropped before memory grows', () => holdInShort(slowReader));

test('[D47] damaged frames crash nothing and hold nobody up', () => holdInShort(frames));

test('[D48] nothing forged is accepted, and each try is audited', () => holdInShort(forgery));

test('[D49] nothing that was queued is applied after a role is taken away', () => holdInShort(revoked));

test('[D50] a kill during compaction leaves the draft as it was', () => holdInShort(compaction));

test('[D51] a stepped clock loses nothing', () => holdInShort(steppedClock));
