import { waitFor } from '../clock.ts';
import { bringTypists, makeFixture, seatAll } from '../crew.ts';
import { type Fault, type FaultRun, inSeconds, type Outcome } from '../fault.ts';
import { findLongestGap, readJournals } from '../journal.ts';
import { countAcknowledged, judgeEnding } from '../judging.ts';
import { type NodeProcess, startNode } from '../own-process.ts';
import { startProxy } from '../proxy.ts';

const PEOPLE = 10;
const PER_SECOND = 5;
const GAP_LIMIT_MS = 3_000;
const BETWEEN_MS = 1_000;

/** Both of two nodes are restarted in turn, behind a balancer, while people write. */
export const rollingRestart: Fault = {
  name: 'rolling-restart',
  title: 'rolling restart of both nodes under typing',
  promise: '0 lost; gap at most 3 s',
  rounds: { full: 20, short: 1 },
  run,
};

async function run(fault: FaultRun): Promise<Outcome> {
  const { rounds, databaseUrl, folder, atEnd, say } = fault;
  const fixture = await makeFixture(fault, { people: PEOPLE, articles: 1 });
  const nodes: NodeProcess[] = [await startNode(databaseUrl), await startNode(databaseUrl)];
  atEnd(() => Promise.all(nodes.map(({ kill }) => kill())));
  const balancer = await startProxy(nodes.map(({ port }) => port));
  atEnd(balancer.close);
  const typists = await bringTypists(fault, seatAll(fixture, [`ws://127.0.0.1:${balancer.port}/collab`]));
  await typists.type(PER_SECOND);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { port, stop }] of [...nodes].entries()) {
      await waitFor(BETWEEN_MS);
      await stop();
      nodes[index] = await startNode(databaseUrl, { port });
    }
    say(`round ${round + 1}: longest gap ${inSeconds(findLongestGap(readJournals(folder)))}`);
  }
  const docIds = fixture.drafts.map(({ docId }) => docId);
  const { faults, findings } = await judgeEnding({ ...fault, typists: [typists], docIds });
  const gapMs = findLongestGap(readJournals(folder));
  if (gapMs > GAP_LIMIT_MS * fault.patience) faults.push(`somebody waited ${inSeconds(gapMs)}`);
  return { measured: `${countAcknowledged(findings)} acknowledged; longest gap ${inSeconds(gapMs)}`, faults };
}
