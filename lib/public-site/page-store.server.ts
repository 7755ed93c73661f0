import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { log } from '#lib/log.server.ts';
import { readPageFile, writePageFile } from './page-file.server.ts';
import { assemble, type Parts, type Representation } from './representation.server.ts';

/** For the objects that make up a cached page: the smallest takes about 0.9 KB of heap. */
const OBJECTS_BYTES = 1024;

/** A cached page and what it shows. */
export type KeptPage = {
  page: Representation;
  /** Slug of the sheet that it shows; null for what shows several. */
  slug: string | null;
  isFrozen: boolean;
  /** It may be outdated; it is still served while the database is down. */
  isStale: boolean;
  /** When it was last known to be current, in ms of the process's clock. */
  checkedAtMs: number;
};

export type PageStore = {
  /** From memory; undefined when it is not there. */
  find(key: string): KeptPage | undefined;
  /** Differs after each purge: what was read before one may be outdated. */
  generation(): number;
  /** From the disk, as any run of this node last served it, held in memory as stale; undefined when it never was, or is damaged. */
  findOnDisk(key: string): Promise<Representation | undefined>;
  /** Keeps it in memory, and on disk where `onDisk`; as stale, and not on disk, where a purge came after `generation`. */
  keep(key: string, parts: Parts, of: PageOrigin): Promise<KeptPage>;
  /** Marks what shows the sheet, and what shows several; with null everything that is not frozen. */
  markStale(slug: string | null): void;
};

/** What a page shows, and when it was read. */
export type PageOrigin = {
  slug: string | null;
  isFrozen: boolean;
  onDisk: boolean;
  /** Of the store, before the page was read. */
  generation: number;
};

/** Pages in memory, at most `memoryBytes` of them with their keys, the least recently used evicted first; and in `folder` on disk. */
export function makePageStore({ folder, memoryBytes }: { folder: string; memoryBytes: number }): PageStore {
  const pages = new LRUCache<string, KeptPage>({
    maxSize: memoryBytes,
    sizeCalculation: ({ page }, key) => page.byteCount + Buffer.byteLength(key) + OBJECTS_BYTES,
  });
  let temporaryCount = 0;
  let purgeCount = 0;

  function hold(key: string, kept: KeptPage): KeptPage {
    // A copy: an address is cut from a request, which would be held whole.
    pages.set(Buffer.from(key).toString(), kept);
    return kept;
  }

  function fileOf(key: string): string {
    return join(folder, `${createHash('sha256').update(key).digest('hex')}.page`);
  }

  /** Replaces the copy, unless a purge came while it was written: a newer page may have been quicker. */
  async function writeToDisk(key: string, parts: Parts, { isFrozen, generation }: PageOrigin): Promise<void> {
    const file = fileOf(key);
    temporaryCount += 1;
    const temporary = `${file}.${process.pid}.${temporaryCount}`;
    await mkdir(folder, { recursive: true });
    await writeFile(temporary, writePageFile(key, parts));
    if (isFrozen || generation === purgeCount) await rename(temporary, file);
    else await rm(temporary);
  }

  return {
    find: (key) => pages.get(key),
    generation: () => purgeCount,
    async findOnDisk(key) {
      const parts = await readFromDisk(fileOf(key), key);
      if (!parts) return undefined;
      const unknown = { slug: null, isFrozen: false, isStale: true, checkedAtMs: 0 };
      return hold(key, { page: assemble(parts), ...unknown }).page;
    },
    async keep(key, parts, origin) {
      const { slug, isFrozen, generation } = origin;
      const isStale = !isFrozen && generation !== purgeCount;
      const kept = hold(key, { page: assemble(parts), slug, isFrozen, isStale, checkedAtMs: performance.now() });
      // A full disk costs only the fallback copy, not the page.
      if (origin.onDisk && !isStale) {
        await writeToDisk(key, parts, origin).catch((error) =>
          log().warn({ err: error, key }, 'page not kept on disk'),
        );
      }
      return kept;
    },
    markStale(slug) {
      purgeCount += 1;
      for (const kept of pages.values()) {
        if (!kept.isFrozen && (slug === null || kept.slug === null || kept.slug === slug)) kept.isStale = true;
      }
    },
  };
}

/** A copy that is missing, unreadable or damaged is none. */
async function readFromDisk(file: string, key: string): Promise<Parts | undefined> {
  try {
    return readPageFile(await readFile(file), key);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code !== 'ENOENT') log().warn({ err: error, key }, 'a page on disk could not be read');
    return undefined;
  }
}
