import { startRedis } from '#scripts/testing/redis.ts';
import { timeUntil, waitFor } from '../clock.ts';
import { bringTypists, makeFixture, seatAll } from '../crew.ts';
import { type Fault, type FaultRun, inSeconds, type Outcome } from '../fault.ts';
import { readJournals } from '../journal.ts';
import { countAcknowledged, judgeEnding } from '../judging.ts';
import type { Findings } from '../oracle.ts';
import { startNode } from '../own-process.ts';

const PEOPLE = 20;
const PER_SECOND = 12;
const FULL_OPERATIONS = 10_000;
const SHORT_OPERATIONS = 600;
const CONVERGENCE_LIMIT_MS = 6_000;
const WRITING_TIMEOUT_MS = 300_000;

/** Two nodes write one draft, while the Redis between them is killed and started again. */
export const twoNodes: Fault = {
  name: 'two-nodes',
  title: 'two nodes, one document, 10,000 operations, Redis killed and restarted meanwhile',
  promise: '0 lost; seq contiguous; converge within 6 s',
  rounds: { full: 5, short: 1 },
  run,
};

async function run(fault: FaultRun): Promise<Outcome> {
  const { rounds, isShort, databaseUrl, folder, atEnd, say } = fault;
  const redis = await startRedis();
  atEnd(redis.stop);
  const env = { REDIS_URL: redis.url };
  const nodes = [await startNode(databaseUrl, { env }), await startNode(databaseUrl, { env })];
  atEnd(() => Promise.all(nodes.map(({ kill }) => kill())));
  const fixture = await makeFixture(fault, { people: PEOPLE, sheets: rounds });
  const wanted = isShort ? SHORT_OPERATIONS : FULL_OPERATIONS;
  const faults: string[] = [];
  const findings: Findings[] = [];
  let slowestMs = 0;
  for (const draft of fixture.drafts) {
    const seats = seatAll(
      { ...fixture, drafts: [draft] },
      nodes.map(({ url }) => url),
    );
    const typists = await bringTypists(fault, seats);
    const hasMade = (share: number) => () =>
      readJournals(folder).filter(({ type, docId }) => type === 'made' && docId === draft.docId).length >=
      share * wanted;
    await typists.type(PER_SECOND);
    await timeUntil(hasMade(0.3), WRITING_TIMEOUT_MS);
    await redis.kill();
    await waitFor(isShort ? 500 : 3_000);
    await redis.restart();
    await timeUntil(hasMade(1), WRITING_TIMEOUT_MS);
    const ending = await judgeEnding({ ...fault, typists: [typists], docIds: [draft.docId] });
    const convergedMs = ending.savedMs === null || ending.equalMs === null ? null : ending.savedMs + ending.equalMs;
    slowestMs = Math.max(slowestMs, convergedMs ?? Number.POSITIVE_INFINITY);
    faults.push(...ending.faults);
    if (convergedMs !== null && convergedMs > CONVERGENCE_LIMIT_MS * fault.patience)
      faults.push(`converged after ${inSeconds(convergedMs)}`);
    findings.push(...ending.findings);
    say(`${countAcknowledged(findings)} acknowledged; converged within ${inSeconds(slowestMs)}`);
    await typists.kill();
  }
  return { measured: `${countAcknowledged(findings)} acknowledged; converged within ${inSeconds(slowestMs)}`, faults };
}
