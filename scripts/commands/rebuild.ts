import { parseArgs } from 'node:util';
import { checkProjection, listDrafts } from '#lib/collab/server/check-projection.server.ts';
import { closeDb } from '#lib/db.server.ts';
import { SetupError } from '#scripts/setup/step.mjs';

type Say = (line: string) => void;

/**
 * `npm run rebuild`: makes every draft anew out of its log and compares what is projected from it. Exit code 1 where anything
 * differs; with `--mend` the rows that differ are written again.
 */
export async function run(args: string[], say: Say = console.log): Promise<number> {
  const { mend } = parse(args);
  try {
    const counts = { drafts: 0, updates: 0, rows: 0, differences: 0 };
    for (const docId of await listDrafts()) {
      const { updateCount, rowCount, differences } = await checkProjection(docId, { mend });
      counts.drafts += 1;
      counts.updates += updateCount;
      counts.rows += rowCount;
      counts.differences += differences.length;
      for (const difference of differences) say(`✗ ${docId}: ${difference}`);
    }
    const found = counts.differences === 0 ? 'no difference' : `${counts.differences} differences`;
    const mended = mend && counts.differences > 0 ? ', rows written again' : '';
    const from = `${counts.drafts} drafts made anew out of ${counts.updates} updates, ${counts.rows} rows`;
    say(`${counts.differences === 0 ? '✓' : '✗'} ${from}: ${found}${mended}`);
    return counts.differences === 0 || mend ? 0 : 1;
  } finally {
    await closeDb();
  }
}

function parse(args: string[]): { mend: boolean } {
  try {
    return { mend: parseArgs({ args, options: { mend: { type: 'boolean' } } }).values.mend ?? false };
  } catch {
    throw new SetupError('npm run rebuild [-- --mend]');
  }
}
