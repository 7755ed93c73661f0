import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { ask, untilAnswering } from '#scripts/process/asking.ts';
import { now } from '../clock.ts';
import { makeFixture } from '../crew.ts';
import type { Fault, FaultRun, Outcome } from '../fault.ts';
import { writeLine } from '../journal.ts';
import { operate } from '../operations.ts';
import { consultOracle, startModule } from '../own-process.ts';
import { startProxy } from '../proxy.ts';

const EDITS_PER_ROUND = 5;
/** Statements from a snapshot's beginning to its commit, and one more, where nothing is cut off. */
const KILL_POINTS = 9;

/** A node is killed at each statement between a snapshot and the end of compaction. */
export const compaction: Fault = {
  name: 'compaction',
  title: 'kill between snapshot and compaction',
  promise: 'state identical',
  rounds: { full: 50, short: 2 },
  run,
};

async function run(fault: FaultRun): Promise<Outcome> {
  const { rounds, random, databaseUrl, folder, say, atEnd } = fault;
  const fixture = await makeFixture(fault, { people: 1, sheets: 1 });
  const { docId } = fixture.drafts[0] ?? { docId: '' };
  const { memberId } = fixture.people[0] ?? { memberId: '' };
  const faults: string[] = [];
  let killed = 0;
  const address = new URL(databaseUrl);
  for (let round = 0; round < rounds; round += 1) {
    for (let edit = 0; edit < EDITS_PER_ROUND; edit += 1) {
      const id = randomUUID();
      const journal = join(folder, 'edits.jsonl');
      writeLine(journal, { type: 'made', at: now(), docId, memberId, id });
      await appendServerEdit(docId, memberId, (ydoc) => operate(ydoc, docId, { id, memberId }, null, random));
      writeLine(journal, { type: 'saved', at: now(), docId, memberId, ids: [id] });
    }
    const before = await consultOracle(databaseUrl, { docId, journals: folder });
    let statements = Number.NEGATIVE_INFINITY;
    const killAt = 1 + (round % KILL_POINTS);
    const proxy = await startProxy([Number(address.port)], {
      onSent: async () => {
        statements += 1;
        if (statements !== killAt) return;
        killed += 1;
        await program.end('SIGKILL');
      },
    });
    const url = new URL(databaseUrl);
    url.port = String(proxy.port);
    const program = startModule('compaction-main.ts', { env: { DATABASE_URL: url.href } });
    atEnd(() => program.end('SIGKILL'));
    await untilAnswering(program, z.unknown());
    await ask(program, 'open', z.unknown(), docId);
    statements = 0;
    await Promise.race([ask(program, 'compact', z.unknown()), program.ended]).catch((error: unknown) => {
      if (program.isRunning()) throw error;
    });
    await program.end('SIGKILL');
    await proxy.close();
    const after = await consultOracle(databaseUrl, { docId, journals: folder });
    faults.push(...before.faults, ...after.faults);
    if (before.fingerprint !== after.fingerprint) faults.push(`round ${round}: the state changed`);
    if (round % 10 === 9) say(`${round + 1} rounds`);
  }
  return { measured: `${killed} of ${rounds} killed before the end; identical each time`, faults };
}
