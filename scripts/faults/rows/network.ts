import { now, waitFor } from '../clock.ts';
import { bringTypists, makeFixture, seatAll } from '../crew.ts';
import { type Fault, type FaultRun, inSeconds, type Outcome } from '../fault.ts';
import { countAcknowledged, judgeEnding } from '../judging.ts';
import { type Network, openNamespace, openProxied } from '../network.ts';
import { startNode } from '../own-process.ts';
import type { Typists } from '../typists.ts';

const PEOPLE = 6;
const PER_SECOND = 3;
const CUT_MS = 60_000;
const SLOW_MS = 20_000;
const SHORT_MS = 2_500;
const HEALING_LIMIT_MS = 5_000;

type Trouble = (network: Network) => (isOn: boolean) => void;

/** A network that is cut for a minute. */
export const networkCut: Fault = {
  name: 'network-cut',
  title: 'network cut for 60 s between half of the people and the server',
  promise: 'converge within 5 s after healing',
  rounds: { full: 1, short: 1 },
  run: async (fault) => {
    const { network, left } = await openBest(fault);
    return runTrouble(fault, network, (net) => net.cut, CUT_MS, left);
  },
};

/** A network that is slow and loses packets. */
export const networkSlow: Fault = {
  name: 'network-slow',
  title: '200 ms ± 50 with 5 % loss between half of the people and the server',
  promise: 'converge within 5 s after healing',
  rounds: { full: 1, short: 1 },
  run: async (fault) => {
    const { network, left } = await openBest(fault);
    if (network.slow) return runTrouble(fault, network, (net) => net.slow ?? net.cut, SLOW_MS, left);
    return runTrouble(
      fault,
      await openProxied(fault),
      (net) => net.slow ?? net.cut,
      SLOW_MS,
      `tc netem (${network.whyNotSlow})`,
    );
  },
};

/** A namespace where that is allowed, else our proxy with the reason. */
async function openBest(fault: FaultRun): Promise<{ network: Network; left?: string }> {
  try {
    return { network: openNamespace(fault) };
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n').filter(Boolean).at(-1) : String(error);
    return { network: await openProxied(fault), left: `ip netns (${why})` };
  }
}

async function runTrouble(
  fault: FaultRun,
  network: Network,
  choose: Trouble,
  fullMs: number,
  left: string | undefined,
): Promise<Outcome> {
  const { isShort, databaseUrl, atEnd } = fault;
  const fixture = await makeFixture(fault, { people: PEOPLE, articles: 1 });
  const node = await startNode(databaseUrl, { host: network.host });
  atEnd(() => node.kill());
  const port = await network.portFor(node.port);
  const farUrl = `ws://${network.host}:${port}/collab`;
  const seats = seatAll(fixture, [node.url]);
  const far = seats.slice(PEOPLE / 2).map((seat) => ({ ...seat, url: farUrl }));
  const typists: Typists[] = [
    await bringTypists(fault, seats.slice(0, PEOPLE / 2)),
    await bringTypists(fault, far, { command: network.command }),
  ];
  for (const { type } of typists) await type(PER_SECOND);
  await waitFor(500);
  const trouble = choose(network);
  trouble(true);
  await waitFor(isShort ? SHORT_MS : fullMs);
  trouble(false);
  const healedAt = now();
  const { faults, savedMs, equalMs, findings } = await judgeEnding({
    ...fault,
    typists,
    docIds: fixture.drafts.map(({ docId }) => docId),
  });
  const convergedMs = savedMs === null || equalMs === null ? null : savedMs + equalMs;
  if (convergedMs !== null && convergedMs > HEALING_LIMIT_MS * fault.patience)
    faults.push(`converged ${inSeconds(convergedMs)} after healing`);
  const tookMs = inSeconds(convergedMs);
  fault.say(`${network.how}: converged ${tookMs} after healing, judged after ${inSeconds(now() - healedAt)}`);
  return {
    measured: `by ${network.how}: ${countAcknowledged(findings)} acknowledged; converged ${tookMs} after healing`,
    faults,
    ...(left && { left }),
  };
}
