import type { Fault } from './fault.ts';
import { steppedClock } from './rows/clock.ts';
import { compaction } from './rows/compaction.ts';
import { forgery } from './rows/forgery.ts';
import { frames } from './rows/frames.ts';
import { killDatabase } from './rows/kill-postgres.ts';
import { killServer } from './rows/kill-server.ts';
import { networkCut, networkSlow } from './rows/network.ts';
import { revoked } from './rows/revoked.ts';
import { rollingRestart } from './rows/rolling-restart.ts';
import { slowReader } from './rows/slow-reader.ts';
import { databaseRestarted, diskFull, poolExhausted } from './rows/starved.ts';
import { twoNodes } from './rows/two-nodes.ts';

/** Every row of the suite, in the order in which they run. */
export const faults: readonly Fault[] = [
  killServer,
  killDatabase,
  poolExhausted,
  databaseRestarted,
  diskFull,
  twoNodes,
  rollingRestart,
  networkCut,
  networkSlow,
  slowReader,
  frames,
  forgery,
  revoked,
  compaction,
  steppedClock,
];
