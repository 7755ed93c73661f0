import { gates } from '#scripts/gates/gates.ts';
import { type Outcome, runGates } from '#scripts/gates/run-gates.ts';
import { describeFailure } from '#scripts/setup/describe-failure.ts';
import { SetupError, tell } from '#scripts/setup/step.mjs';
import { runBrowserTests } from '#scripts/testing/run-browser.ts';
import { runVitest } from '#scripts/testing/run-vitest.ts';

const stages: Record<string, (args: string[]) => Promise<Outcome>> = {
  gates: () => runGates(gates),
  vitest: runVitest,
  browser: runBrowserTests,
};

/** `npm test`: every gate. `npm test -- STAGE [ARGS]` runs one stage: gates, vitest or browser, with that runner's arguments. */
export async function run([only, ...args]: string[]): Promise<number> {
  if (only !== undefined && !stages[only]) {
    throw new SetupError(`There is no stage "${only}". Name one of: ${Object.keys(stages).join(', ')}`);
  }
  const total: Outcome = { passed: 0, failures: [] };
  for (const [name, runStage] of Object.entries(stages)) {
    if (only !== undefined && only !== name) continue;
    tell(`\n${name}`);
    const { passed, failures } = await runStage(args).catch(tellFailure);
    total.passed += passed;
    total.failures.push(...failures.map((failure) => `${name}: ${failure}`));
  }
  // Last, since of a long log its end is what is read, and often all that is kept.
  if (total.failures.length > 0) tell(`\nFailed:\n${total.failures.map((failure) => `  ${failure}`).join('\n')}`);
  tell(`\n${total.passed} passed, ${total.failures.length} failed`);
  return total.failures.length === 0 && total.passed > 0 ? 0 : 1;
}

function tellFailure(error: unknown): Outcome {
  const failure = describeFailure(error, 'test');
  tell(`✗ ${failure}`);
  return { passed: 0, failures: [failure] };
}
