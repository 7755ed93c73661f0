import { waitFor } from '../clock.ts';
import { bringTypists, makeFixture, seatAll } from '../crew.ts';
import { type Fault, type FaultRun, inSeconds, type Outcome } from '../fault.ts';
import { countAcknowledged, judgeEnding } from '../judging.ts';
import type { Findings } from '../oracle.ts';
import { startNode } from '../own-process.ts';
import { drawBetween } from '../random.ts';
import { timeUntilSaved } from '../typists.ts';

const PEOPLE = 10;
const PER_SECOND = 8;
const ROUNDS_PER_DRAFT = 10;
const RECONNECT_LIMIT_MS = 5_000;

/** kill -9 of the server while ten people write; in every second round all of them are killed too. */
export const killServer: Fault = {
  name: 'kill-server',
  title: 'kill -9 of the server while 10 people type, half the rounds the clients too',
  promise: '0 acknowledged lost; back within 5 s',
  rounds: { full: 100, short: 2 },
  run,
};

async function run(fault: FaultRun): Promise<Outcome> {
  const { rounds, random, databaseUrl, say, atEnd } = fault;
  const drafts = Math.ceil(rounds / ROUNDS_PER_DRAFT);
  const fixture = await makeFixture(fault, {
    people: PEOPLE,
    articles: Math.ceil(drafts / 2),
    sheets: Math.floor(drafts / 2),
  });
  let node = await startNode(databaseUrl);
  atEnd(() => node.kill());
  const faults: string[] = [];
  const findings: Findings[] = [];
  let slowestMs = 0;
  for (const [index, draft] of fixture.drafts.entries()) {
    const seats = seatAll({ ...fixture, drafts: [draft] }, [node.url]);
    let typists = await bringTypists(fault, seats);
    const end = Math.min(rounds, (index + 1) * ROUNDS_PER_DRAFT);
    for (let round = index * ROUNDS_PER_DRAFT; round < end; round += 1) {
      await typists.type(PER_SECOND);
      await waitFor(drawBetween(random, 300, 900));
      const killsClients = round % 2 === 1;
      await Promise.all([node.kill(), killsClients && typists.kill()]);
      if (!killsClients) await typists.hush();
      node = await startNode(databaseUrl, { port: node.port });
      if (killsClients) typists = await bringTypists(fault, seats);
      const backMs = await timeUntilSaved([typists], 20_000);
      slowestMs = Math.max(slowestMs, backMs ?? Number.POSITIVE_INFINITY);
      if (backMs === null || backMs > RECONNECT_LIMIT_MS * fault.patience)
        faults.push(`round ${round}: back only after ${inSeconds(backMs)}`);
    }
    const ending = await judgeEnding({ ...fault, typists: [typists], docIds: [draft.docId] });
    faults.push(...ending.faults);
    findings.push(...ending.findings);
    say(`${end} rounds, ${countAcknowledged(findings)} acknowledged, slowest back ${inSeconds(slowestMs)}`);
    await typists.kill();
  }
  return { measured: `${countAcknowledged(findings)} acknowledged; back within ${inSeconds(slowestMs)}`, faults };
}
