import type { Fault } from './fault.ts';
import { runFault } from './run-fault.ts';

const SEED = 20_261_121;

/** Runs a fault in its short form, the same each time. `lines` is what it told on the way. */
export async function runInShort(fault: Fault): Promise<{ faults: string[]; lines: string[] }> {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const { faults } = await runFault(fault, { rounds: fault.rounds.short, seed: SEED, isShort: true, say });
  return { faults, lines };
}
