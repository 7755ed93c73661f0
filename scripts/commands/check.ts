import { gates } from '#scripts/gates/gates.ts';
import { runGates } from '#scripts/gates/run-gates.ts';
import { tell } from '#scripts/setup/step.mjs';

/** `npm run check`: the gates that need no server, for every save. */
export async function run(): Promise<number> {
  const { passed, failures } = await runGates(gates);
  tell(`${passed} passed, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}
