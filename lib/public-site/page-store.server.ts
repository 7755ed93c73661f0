import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { log } from '#lib/log.server.ts';
import { ENCODINGS, type Encoding } from './negotiate.ts';
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
  /** From the disk, as any run of this node last served it, held in memory as stale; undefined when it never was, or is damaged. */
  findOnDisk(key: string): Promise<Representation | undefined>;
  /** Keeps it in memory, and on disk where `onDisk`. */
  keep(key: string, parts: Parts, of: { slug: string | null; isFrozen: boolean; onDisk: boolean }): Promise<KeptPage>;
  /** Marks what shows the sheet, and what shows several; with null everything that is not frozen. */
  markStale(slug: string | null): void;
};

type DiskHead = Omit<Parts, 'bytes'> & { key: string; lengths: Record<Encoding, number | null> };

/** Pages in memory, at most `memoryBytes` of them with their keys, the least recently used evicted first; and in `folder` on disk. */
export function makePageStore({ folder, memoryBytes }: { folder: string; memoryBytes: number }): PageStore {
  const pages = new LRUCache<string, KeptPage>({
    maxSize: memoryBytes,
    sizeCalculation: ({ page }, key) => page.byteCount + Buffer.byteLength(key) + OBJECTS_BYTES,
  });
  let temporaryCount = 0;

  function hold(key: string, kept: KeptPage): KeptPage {
    pages.set(key, kept);
    return kept;
  }

  function fileOf(key: string): string {
    return join(folder, `${createHash('sha256').update(key).digest('hex')}.page`);
  }

  async function writeToDisk(key: string, parts: Parts): Promise<void> {
    const { bytes, ...rest } = parts;
    const lengths = Object.fromEntries(ENCODINGS.map((encoding) => [encoding, bytes[encoding]?.length ?? null]));
    const head = Buffer.from(`${JSON.stringify({ key, ...rest, lengths })}\n`);
    const file = fileOf(key);
    temporaryCount += 1;
    const temporary = `${file}.${process.pid}.${temporaryCount}`;
    await mkdir(folder, { recursive: true });
    await writeFile(temporary, Buffer.concat([head, ...ENCODINGS.flatMap((encoding) => bytes[encoding] ?? [])]));
    await rename(temporary, file);
  }

  return {
    find: (key) => pages.get(key),
    async findOnDisk(key) {
      const parts = readParts(await readIfThere(fileOf(key)), key);
      if (!parts) return undefined;
      const unknown = { slug: null, isFrozen: false, isStale: true, checkedAtMs: 0 };
      return hold(key, { page: assemble(parts), ...unknown }).page;
    },
    async keep(key, parts, { slug, isFrozen, onDisk }) {
      const known = { slug, isFrozen, isStale: false, checkedAtMs: performance.now() };
      const kept = hold(key, { page: assemble(parts), ...known });
      // A full disk costs only the fallback copy, not the page.
      if (onDisk)
        await writeToDisk(key, parts).catch((error) => log().warn({ err: error, key }, 'page not kept on disk'));
      return kept;
    },
    markStale(slug) {
      for (const kept of pages.values()) {
        if (!kept.isFrozen && (slug === null || kept.slug === null || kept.slug === slug)) kept.isStale = true;
      }
    },
  };
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function readParts(file: Buffer | null, key: string): Parts | undefined {
  const end = file?.indexOf('\n') ?? -1;
  if (!file || end === -1) return undefined;
  const { lengths, ...head }: DiskHead = JSON.parse(file.toString('utf8', 0, end));
  const bytes: Parts['bytes'] = { br: null, gzip: null, identity: null };
  let at = end + 1;
  for (const encoding of ENCODINGS) {
    const length = lengths[encoding];
    if (length === null) continue;
    bytes[encoding] = file.subarray(at, at + length);
    at += length;
  }
  return at === file.length && head.key === key ? { ...head, bytes } : undefined;
}
