import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { readAddress } from './address.ts';
import { rememberAddresses } from './remember-addresses.server.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

test('[P57] addresses that are missing are bounded in number; the least recently asked for goes first', () => {
  const missing = rememberAddresses({ maxCount: 3 });
  for (const key of ['a', 'b', 'c', 'd']) missing.add(key);
  expect(['a', 'b', 'c', 'd'].map((key) => missing.has(key))).toEqual([false, true, true, true]);
  missing.forget('b');
  expect(missing.has('b')).toBe(false);
  missing.clear();
  expect(missing.has('d')).toBe(false);
});

test('[P57] a remembered address holds nothing of the request that it was cut from', () => {
  const missing = rememberAddresses({ maxCount: 5_000 });
  const before = measureHeap();
  for (let at = 0; at < 4_000; at += 1) {
    const location = readAddress(`/facts/nowhere-${at}?${'x'.repeat(8_000)}${at}`);
    if (location?.is === 'page') missing.add(location.key);
  }
  const grownBytes = measureHeap() - before;
  expect(missing.has('/facts/nowhere-3999')).toBe(true);
  expect(grownBytes).toBeLessThan(4_000_000);
});

function measureHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
