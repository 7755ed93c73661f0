import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { listenForSignals } from './listen.server.ts';
import type { Signal } from './signals.ts';

const RETRIES = 2;

test('[D31] a connection for signals that cannot be set up is closed before the next try', async () => {
  const marker = `nowhere_${randomBytes(8).toString('hex')}`;
  // Not the name of a channel, so that each try connects and then fails.
  const channel = `${marker} twice` as Signal['channel'];
  const failed = Promise.withResolvers<void>();
  let failures = 0;
  const listener = listenForSignals({
    channels: [channel],
    onSignal: () => undefined,
    onConnected: () => undefined,
    onLost: () => {
      failures += 1;
      if (failures > RETRIES) failed.resolve();
    },
  });
  await failed.promise;
  const open = await db().$queryRaw<unknown[]>`
    SELECT pid FROM pg_stat_activity WHERE query LIKE ${`LISTEN ${marker}%`}`;
  expect(open.length).toBeLessThan(RETRIES);
  await listener.stop();
});
