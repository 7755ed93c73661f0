import { tell } from '#scripts/setup/step.mjs';
import type { Finding, Gate } from './gate.ts';

/** What a stage of the tests came to: a line for each failure, which names the test. */
export type Outcome = { passed: number; failures: string[] };

/** Runs the gates one after the other, a line for each, and the problems below it. */
export async function runGates(gates: Gate[], say = tell): Promise<Outcome> {
  const outcome: Outcome = { passed: 0, failures: [] };
  for (const gate of gates) {
    const startedAt = performance.now();
    const { problems, looked } = await runGate(gate);
    const seconds = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
    const isFine = problems.length === 0;
    if (isFine) outcome.passed += 1;
    else outcome.failures.push(`${gate.name}: ${problems[0]}`);
    say([isFine ? '✓' : '✗', gate.name.padEnd(14), seconds.padStart(6), looked].join(' ').trimEnd());
    for (const problem of problems) say(problem.replaceAll(/^/gm, '    '));
  }
  return outcome;
}

async function runGate(gate: Gate): Promise<Finding> {
  try {
    return await gate.run();
  } catch (error) {
    return { problems: [`the gate cannot work: ${error instanceof Error ? error.stack : error}`], looked: '' };
  }
}
