import { tell } from '#scripts/setup/step.mjs';
import type { Finding, Gate } from './gate.ts';

export type Counts = { passed: number; failed: number };

/** Runs the gates one after the other, a line for each, and the problems below it. */
export async function runGates(gates: Gate[], say = tell): Promise<Counts> {
  const counts = { passed: 0, failed: 0 };
  for (const gate of gates) {
    const startedAt = performance.now();
    const { problems, looked } = await runGate(gate);
    const seconds = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
    const isFine = problems.length === 0;
    counts[isFine ? 'passed' : 'failed'] += 1;
    say([isFine ? '✓' : '✗', gate.name.padEnd(14), seconds.padStart(6), looked].join(' ').trimEnd());
    for (const problem of problems) say(problem.replaceAll(/^/gm, '    '));
  }
  return counts;
}

async function runGate(gate: Gate): Promise<Finding> {
  try {
    return await gate.run();
  } catch (error) {
    return { problems: [`the gate cannot work: ${error instanceof Error ? error.stack : error}`], looked: '' };
  }
}
