import { runProgramSync } from '#scripts/process/program.ts';
import type { FaultRun } from './fault.ts';
import { startProxy } from './proxy.ts';

/** A way from clients to a node that can be cut and made bad. `how` says what it is made of, and why not of better stuff. */
export type Network = {
  how: string;
  /** Where the node listens. */
  host: string;
  /** What starts a client on the far side. */
  command: readonly string[];
  /** The node's port as clients see it. */
  portFor: (nodePort: number) => Promise<number>;
  cut: (isCut: boolean) => void;
  /** 200 ms ± 50 with 5 % loss, or none of it. Null where it can't be done, with the reason in `whyNotSlow`. */
  slow: ((isSlow: boolean) => void) | null;
  whyNotSlow: string;
};

const DELAY_MS = 200;
const JITTER_MS = 50;
const LOSS_PERCENT = 5;

const HOST_ADDRESS = '10.213.77.1';
const FAR_ADDRESS = '10.213.77.2';

/** A network namespace of its own, joined to this one by a pair of virtual cards. @throws where that is not allowed. */
export function openNamespace({ atEnd }: FaultRun): Network {
  const name = `ts${process.pid}`;
  const [near, far] = [`${name}n`, `${name}f`];
  ip('netns', 'add', name);
  atEnd(() => ip('netns', 'del', name));
  ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far);
  ip('link', 'set', far, 'netns', name);
  ip('addr', 'add', `${HOST_ADDRESS}/30`, 'dev', near);
  ip('link', 'set', near, 'up');
  ip('-n', name, 'addr', 'add', `${FAR_ADDRESS}/30`, 'dev', far);
  ip('-n', name, 'link', 'set', far, 'up');
  ip('-n', name, 'link', 'set', 'lo', 'up');
  const netem = (verb: string) => {
    const weather = ['delay', `${DELAY_MS}ms`, `${JITTER_MS}ms`, 'loss', `${LOSS_PERCENT}%`];
    run('tc', ['qdisc', verb, 'dev', near, 'root', 'netem', ...(verb === 'add' ? weather : [])]);
  };
  const whyNotSlow = tryOut(() => {
    netem('add');
    netem('del');
  });
  return {
    how: 'ip netns',
    host: HOST_ADDRESS,
    command: ['ip', 'netns', 'exec', name],
    portFor: async (port) => port,
    cut: (isCut) => ip('-n', name, 'link', 'set', far, isCut ? 'down' : 'up'),
    slow: whyNotSlow ? null : (isSlow) => netem(isSlow ? 'add' : 'del'),
    whyNotSlow: whyNotSlow ?? '',
  };
}

/** A proxy of ours on loopback in the place of a network. */
export async function openProxied({ random, atEnd }: FaultRun): Promise<Network> {
  const ports: number[] = [];
  const proxy = await startProxy(ports, { random });
  atEnd(proxy.close);
  return {
    how: 'a proxy of ours',
    host: '127.0.0.1',
    command: [],
    portFor: async (port) => {
      ports.push(port);
      return proxy.port;
    },
    cut: (isCut) => proxy.set({ isCut }),
    slow: (isSlow) =>
      proxy.set(
        isSlow
          ? { delayMs: DELAY_MS, jitterMs: JITTER_MS, lossShare: LOSS_PERCENT / 100 }
          : { delayMs: 0, jitterMs: 0, lossShare: 0 },
      ),
    whyNotSlow: '',
  };
}

/** Null when it worked, else why not, in a line. */
function tryOut(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function ip(...args: string[]): void {
  run('ip', args);
}

function run(program: string, args: string[]): void {
  const { isFine, reason } = runProgramSync(program, args);
  if (!isFine) throw new Error(reason);
}
