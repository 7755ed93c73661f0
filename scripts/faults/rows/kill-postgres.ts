import { now, timeUntil, waitFor } from '../clock.ts';
import { bringTypists, makeFixture, seatAll } from '../crew.ts';
import { type Fault, type FaultRun, inSeconds, type Outcome } from '../fault.ts';
import { readJournals } from '../journal.ts';
import { countAcknowledged, judgeEnding } from '../judging.ts';
import { killPostgres, openOwnCluster } from '../own-cluster.ts';
import { startNode } from '../own-process.ts';
import { drawBetween } from '../random.ts';
import { timeUntilSaved } from '../typists.ts';

const PEOPLE = 6;
const PER_SECOND = 8;
const RECOVERY_LIMIT_MS = 10_000;
/** An acknowledgement that was on its way when the kill came. */
const UNDER_WAY_MS = 300;

/** kill -9 of PostgreSQL mid-write; what is ours is left alone and must recover. */
export const killDatabase: Fault = {
  name: 'kill-postgres',
  title: 'kill -9 of PostgreSQL mid-write',
  promise: '0 lost, none acknowledged while down, back within 10 s',
  rounds: { full: 20, short: 1 },
  run,
};

async function run(shared: FaultRun): Promise<Outcome> {
  const own = await openOwnCluster(shared, shared.folder);
  const fault = { ...shared, databaseUrl: own.url };
  const { rounds, random, say, atEnd, folder } = fault;
  const fixture = await makeFixture(fault, { people: PEOPLE, articles: 1 });
  const node = await startNode(own.url);
  atEnd(() => node.kill());
  const typists = await bringTypists(fault, seatAll(fixture, [node.url]));
  const faults: string[] = [];
  const outages: [from: number, to: number][] = [];
  let slowestMs = 0;
  await typists.type(PER_SECOND);
  for (let round = 0; round < rounds; round += 1) {
    await waitFor(drawBetween(random, 500, 1_500));
    const killedAt = now();
    killPostgres(own.cluster);
    await timeUntil(() => own.backAt() > killedAt, 30_000);
    outages.push([killedAt + UNDER_WAY_MS, own.backAt()]);
    await typists.hush();
    const savedMs = await timeUntilSaved([typists], 30_000);
    const backMs = savedMs === null ? null : now() - killedAt;
    slowestMs = Math.max(slowestMs, backMs ?? Number.POSITIVE_INFINITY);
    if (backMs === null || backMs > RECOVERY_LIMIT_MS * fault.patience)
      faults.push(`round ${round}: back only after ${inSeconds(backMs)}`);
    await typists.type(PER_SECOND);
    say(`round ${round + 1}: back after ${inSeconds(backMs)}`);
  }
  if (!node.program.isRunning()) faults.push('the node ended');
  const { faults: found, findings } = await judgeEnding({
    ...fault,
    typists: [typists],
    docIds: fixture.drafts.map(({ docId }) => docId),
  });
  faults.push(...found);
  // When PostgreSQL was back, it answered a moment before we noticed: the oracle has the last word on those.
  const early = readJournals(folder).filter(
    (line) => line.type === 'saved' && outages.some(([from, to]) => line.at > from && line.at < to - UNDER_WAY_MS),
  );
  if (early.length > 0) faults.push(`${early.length} acknowledgements while PostgreSQL was down`);
  return { measured: `${countAcknowledged(findings)} acknowledged; back within ${inSeconds(slowestMs)}`, faults };
}
