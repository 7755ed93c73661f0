import { join } from 'node:path';
import { waitFor } from '../clock.ts';
import { bringTypists, makeFixture, seatAll } from '../crew.ts';
import { type Fault, type FaultRun, inSeconds, type Outcome } from '../fault.ts';
import { findLongestGap, readJournals } from '../journal.ts';
import { countAcknowledged, judgeEnding } from '../judging.ts';
import { startNode } from '../own-process.ts';
import { timeUntilSaved } from '../typists.ts';

const PEOPLE = 6;
const PER_SECOND = 5;
const HOUR_MS = 3_600_000;

/** The clocks of the server and of half the clients are stepped while people write. */
export const steppedClock: Fault = {
  name: 'clock',
  title: 'clock stepped by an hour, both ways',
  promise: 'nobody lost; order by seq',
  rounds: { full: 2, short: 2 },
  run,
};

async function run(fault: FaultRun): Promise<Outcome> {
  const { rounds, isShort, databaseUrl, folder, atEnd, say } = fault;
  const nodeFlags = ['--import', join(import.meta.dirname, '..', 'stepped-clock.ts')];
  const fixture = await makeFixture(fault, { people: PEOPLE, articles: 1 });
  const node = await startNode(databaseUrl, { nodeFlags });
  atEnd(() => node.kill());
  const seats = seatAll(fixture, [node.url]);
  const typists = [
    await bringTypists(fault, seats.slice(0, PEOPLE / 2), { nodeFlags }),
    await bringTypists(fault, seats.slice(PEOPLE / 2)),
  ];
  const faults: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const { type } of typists) await type(PER_SECOND);
    await waitFor(500);
    const stepMs = round % 2 === 0 ? HOUR_MS : -HOUR_MS;
    await node.program.send({ stepMs });
    await waitFor(500);
    await typists[0]?.program.send({ stepMs });
    // Long enough for a check of silent sockets by the new time.
    await waitFor(isShort ? 2_000 : 65_000);
    for (const { hush } of typists) await hush();
    if ((await timeUntilSaved(typists, 30_000)) === null) faults.push('not everybody came back');
    // Whoever looks gone by the new time shows up again with the next sign of life, 15 s later at most.
    const seen = isShort ? [] : (await Promise.all(typists.map(({ people }) => people()))).flat();
    if (seen.some((count) => count !== PEOPLE)) faults.push(`not everybody is seen by everybody: ${seen.join(', ')}`);
    say(`stepped by ${stepMs / HOUR_MS} h: longest wait ${inSeconds(findLongestGap(readJournals(folder)))}`);
  }
  const ending = await judgeEnding({ ...fault, typists, docIds: fixture.drafts.map(({ docId }) => docId) });
  faults.push(...ending.faults);
  const gap = inSeconds(findLongestGap(readJournals(folder)));
  return { measured: `${countAcknowledged(ending.findings)} acknowledged; longest wait ${gap}`, faults };
}
