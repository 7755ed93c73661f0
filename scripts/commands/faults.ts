import { parseArgs } from 'node:util';
import type { Fault, Outcome } from '#scripts/faults/fault.ts';
import { faults } from '#scripts/faults/faults.ts';
import { runFault } from '#scripts/faults/run-fault.ts';
import { makeThrowawayDatabase } from '#scripts/postgres/throwaway.ts';
import { atEnd } from '#scripts/setup/ending.ts';
import { SetupError, step, tell } from '#scripts/setup/step.mjs';
import { TEST_SETTINGS } from '#scripts/testing/settings.ts';

const USAGE = 'npm run faults -- [NAME...] [--seed N] [--rounds N] [--short]';

type Result = { fault: Fault; rounds: number; outcome: Outcome };

/** `npm run faults`: every fault in its full form, one after the other, and a table of what they showed. */
export async function run(args: string[]): Promise<number> {
  const { names, seed, rounds, isShort } = readArguments(args);
  const chosen = names.length === 0 ? faults : faults.filter(({ name }) => names.includes(name));
  tell(`Seed ${seed}: the same one tries the same again, --seed ${seed}`);
  const database = await step('Database', makeThrowawayDatabase);
  atEnd(database.remove);
  Object.assign(process.env, TEST_SETTINGS, { DATABASE_URL: database.url, DATA_DIR: database.folder });
  const results: Result[] = [];
  for (const fault of chosen) {
    const count = rounds ?? fault.rounds[isShort ? 'short' : 'full'];
    tell(`\n${fault.name}: ${fault.title}, ${count} rounds`);
    const outcome = await runFault(fault, { rounds: count, seed, isShort, say: (line) => tell(`  ${line}`) });
    results.push({ fault, rounds: count, outcome });
    for (const line of outcome.faults) tell(`  ✗ ${line}`);
  }
  tell(`\n${renderTable(results)}`);
  const { closeDb } = await import('#lib/db.server.ts');
  await closeDb();
  return results.some(({ outcome }) => outcome.faults.length > 0) ? 1 : 0;
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { seed: { type: 'string' }, rounds: { type: 'string' }, short: { type: 'boolean', default: false } },
    });
    const unknown = positionals.find((name) => !faults.some((fault) => fault.name === name));
    if (unknown) throw new Error(`there is no fault "${unknown}"`);
    const seed = values.seed === undefined ? Math.floor(Math.random() * 1e9) : toCount(values.seed);
    const rounds = values.rounds === undefined ? null : toCount(values.rounds);
    if (rounds === 0) throw new Error('--rounds 0 tries nothing');
    return { names: positionals, seed, rounds, isShort: values.short };
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0];
    throw new SetupError(`${why}. ${USAGE}, with NAME one of ${faults.map(({ name }) => name).join(', ')}`);
  }
}

/** What was not tried did not pass. */
function describeOutcome(foundCount: number, isUntried: boolean): string {
  if (foundCount > 0) return `✗ ${foundCount}`;
  return isUntried ? '– not tried' : '✓';
}

function toCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`"${text}" is no whole number`);
  return Number(text);
}

function renderTable(results: readonly Result[]): string {
  const head = ['fault', 'rounds', 'must show', 'showed', ''];
  const lines = results.map(({ fault, rounds, outcome: { faults: found, measured, left } }) => [
    fault.name,
    String(rounds),
    fault.promise,
    [measured, left && `not tried: ${left}`].filter(Boolean).join('; '),
    describeOutcome(found.length, left !== undefined && measured === ''),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  return [head, ...lines]
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n');
}
