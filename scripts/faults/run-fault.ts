import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from '#scripts/setup/ending.ts';
import type { Fault, Outcome } from './fault.ts';
import { makeRandom } from './random.ts';

const SHORT_PATIENCE = 5;

/** Runs one fault on the database that DATABASE_URL names, and undoes whatever it started. */
export async function runFault(
  fault: Fault,
  { rounds, seed, isShort, say }: { rounds: number; seed: number; isShort: boolean; say: (line: string) => void },
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), `touchstone-fault-${fault.name}-`));
  const endings: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) throw new Error('DATABASE_URL is not set');
  const undo = async () => {
    for (const ending of endings.splice(0).reverse()) await ending();
  };
  // Also when the suite is interrupted.
  atEnd(undo);
  try {
    return await fault.run({
      rounds,
      isShort,
      patience: isShort ? SHORT_PATIENCE : 1,
      say,
      folder,
      databaseUrl,
      random: makeRandom(seed),
      atEnd: (ending) => endings.push(ending),
    });
  } catch (error) {
    return { measured: '', faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  } finally {
    await undo();
  }
}
