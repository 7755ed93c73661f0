import { gates } from '#scripts/gates/gates.ts';
import { type Counts, runGates } from '#scripts/gates/run-gates.ts';
import { describeFailure } from '#scripts/setup/describe-failure.ts';
import { SetupError, tell } from '#scripts/setup/step.mjs';
import { runBrowserTests } from '#scripts/testing/run-browser.ts';
import { runVitest } from '#scripts/testing/run-vitest.ts';

const stages: Record<string, (args: string[]) => Promise<Counts>> = {
  gates: () => runGates(gates),
  vitest: runVitest,
  browser: runBrowserTests,
};

/** `npm test`: every gate. `npm test -- STAGE [ARGS]` runs one stage: gates, vitest or browser, with that runner's arguments. */
export async function run([only, ...args]: string[]): Promise<number> {
  if (only !== undefined && !stages[only]) {
    throw new SetupError(`There is no stage "${only}". Name one of: ${Object.keys(stages).join(', ')}`);
  }
  const total = { passed: 0, failed: 0 };
  for (const [name, runStage] of Object.entries(stages)) {
    if (only !== undefined && only !== name) continue;
    tell(`\n${name}`);
    const { passed, failed } = await runStage(args).catch(tellFailure);
    total.passed += passed;
    total.failed += failed;
  }
  tell(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

function tellFailure(error: unknown): Counts {
  tell(`✗ ${describeFailure(error, 'test')}`);
  return { passed: 0, failed: 1 };
}
