import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { runProgramSync } from '#scripts/process/program.ts';
import { now, timeUntil, waitFor } from '../clock.ts';
import { bringTypists, makeFixture, seatAll } from '../crew.ts';
import { type Fault, type FaultRun, inSeconds, type Outcome } from '../fault.ts';
import { countAcknowledged, judgeEnding } from '../judging.ts';
import { type OwnCluster, openOwnCluster, withClient } from '../own-cluster.ts';
import { startNode } from '../own-process.ts';
import { timeUntilSaved } from '../typists.ts';

const DRAFTS = 25;
const PER_SECOND = 4;
const RECOVERY_LIMIT_MS = 20_000;
const DISK_BYTES = 260 * 1024 * 1024;

type Starving = (own: OwnCluster, holdMs: number, folder: string) => Promise<void>;

function makeFault(name: string, title: string, starve: Starving, holdMs: number, needsDisk = false): Fault {
  return {
    name,
    title,
    promise: '"Saved" never false; nobody stuck',
    rounds: { full: 1, short: 1 },
    run: (run) => runStarved(run, starve, run.isShort ? Math.min(holdMs, 2_000) : holdMs, needsDisk),
  };
}

/** Longer than a command waits for a connection. */
const LONGER_THAN_POOL_WAIT_MS = 12_000;

export const poolExhausted = makeFault(
  'pool-exhausted',
  'every database connection waits for a lock',
  (own, holdMs) =>
    withClient(own.cluster.urlOf('touchstone'), async (client) => {
      await client.query('BEGIN');
      await client.query('LOCK TABLE ydoc_update IN ACCESS EXCLUSIVE MODE');
      await waitFor(holdMs);
      await client.query('ROLLBACK');
    }),
  LONGER_THAN_POOL_WAIT_MS,
);

export const databaseRestarted = makeFault(
  'database-restarted',
  'PostgreSQL is stopped and started again',
  async (own) => {
    const stoppedAt = now();
    process.kill(own.cluster.pid, 'SIGINT');
    await timeUntil(() => own.backAt() > stoppedAt, 30_000);
  },
  0,
);

export const diskFull = makeFault(
  'disk-full',
  'the database’s disk is full',
  async (_own, holdMs, folder) => {
    const filler = join(folder, 'filler');
    fill(filler);
    await waitFor(holdMs);
    rmSync(filler);
  },
  10_000,
  true,
);

async function runStarved(shared: FaultRun, starve: Starving, holdMs: number, needsDisk: boolean): Promise<Outcome> {
  const { rounds, atEnd, say } = shared;
  const home = join(shared.folder, 'database');
  if (needsDisk) {
    const why = mountSmallDisk(home, atEnd);
    if (why) return { measured: '', faults: [], left: why };
  }
  const own = await openOwnCluster(shared, join(home, 'cluster'));
  const fault = { ...shared, databaseUrl: own.url };
  const fixture = await makeFixture(fault, { people: 1, sheets: DRAFTS });
  const node = await startNode(own.url);
  atEnd(() => node.kill());
  const typists = await bringTypists(fault, seatAll(fixture, [node.url]));
  const faults: string[] = [];
  let slowestMs = 0;
  for (let round = 0; round < rounds; round += 1) {
    await typists.type(PER_SECOND);
    await waitFor(1_000);
    await starve(own, holdMs, home);
    const releasedAt = now();
    await waitFor(500);
    await typists.hush();
    const savedMs = await timeUntilSaved([typists], 60_000);
    const backMs = savedMs === null ? null : now() - releasedAt;
    slowestMs = Math.max(slowestMs, backMs ?? Number.POSITIVE_INFINITY);
    if (backMs !== null && backMs > RECOVERY_LIMIT_MS * fault.patience)
      faults.push(`saved only ${inSeconds(backMs)} after the end`);
    say(`saved ${inSeconds(backMs)} after the end`);
  }
  if (!node.program.isRunning()) faults.push('the node ended');
  const docIds = fixture.drafts.slice(0, 3).map(({ docId }) => docId);
  const ending = await judgeEnding({ ...fault, typists: [typists], docIds });
  faults.push(...ending.faults);
  const acknowledged = countAcknowledged(ending.findings);
  return { measured: `all saved within ${inSeconds(slowestMs)}; ${acknowledged} checked`, faults };
}

/** Mounts a small tmpfs. Gives why not, where that may not be. */
function mountSmallDisk(folder: string, atEnd: FaultRun['atEnd']): string | null {
  if (process.getuid?.() !== 0) return 'only root may mount a small disk';
  mkdirSync(folder, { recursive: true });
  const mount = ['-t', 'tmpfs', '-o', `size=${DISK_BYTES},mode=755`, 'touchstone-fault', folder];
  const { isFine, reason } = runProgramSync('mount', mount);
  if (!isFine) return `no small disk may be mounted here (${reason})`;
  atEnd(() => {
    runProgramSync('umount', ['-l', folder]);
  });
  return null;
}

/** Writes until there is no room. */
function fill(file: string): void {
  const descriptor = openSync(file, 'w');
  const piece = Buffer.alloc(64 * 1024, 1);
  try {
    for (;;) writeSync(descriptor, piece);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(descriptor);
  }
}
