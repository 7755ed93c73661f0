import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Addresses that a node remembers something of, each by a hash: no address, however long, and no request that it is cut from is held. */
export type RememberedAddresses = {
  has(key: string): boolean;
  add(key: string): void;
  forget(key: string): void;
  clear(): void;
};

/** At most `maxCount` addresses, each for `ttlMs` where it is given; the least recently asked for is evicted first. */
export function rememberAddresses({ maxCount, ttlMs = 0 }: { maxCount: number; ttlMs?: number }): RememberedAddresses {
  const known = new LRUCache<string, true>({ max: maxCount, ttl: ttlMs });
  return {
    has: (key) => known.has(hash(key)),
    add: (key) => void known.set(hash(key), true),
    forget: (key) => void known.delete(hash(key)),
    clear: () => known.clear(),
  };
}

function hash(key: string): string {
  return createHash('sha256').update(key).digest('base64');
}
