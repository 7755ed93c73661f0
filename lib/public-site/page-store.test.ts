import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makePageStore } from './page-store.server.ts';
import { encode } from './representation.server.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-pages-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function makeParts(body: string) {
  return encode({ status: 200, type: 'text/plain', body, lifetime: 'live', headers: {} });
}

const OF = { slug: 'a', isFrozen: false, onDisk: true, generation: 0 };

test('[P56] a page is on disk as it was sent, in each encoding, for the next process', async () => {
  const kept = await makePageStore({ folder, memoryBytes: 1e6 }).keep('/a', await makeParts('word '.repeat(50)), OF);
  const found = await makePageStore({ folder, memoryBytes: 1e6 }).findOnDisk('/a');
  expect(found).toEqual(kept.page);
  expect(found?.variants.br.bytes.length).toBeLessThan(250);
});

test('[P56] a damaged copy is none, and one of another address neither', async () => {
  const store = makePageStore({ folder, memoryBytes: 1e6 });
  await store.keep('/a', await makeParts('word '.repeat(50)), OF);
  expect(await store.findOnDisk('/b')).toBeUndefined();
  const [file = ''] = readdirSync(folder);
  truncateSync(join(folder, file), 200);
  expect(await store.findOnDisk('/a')).toBeUndefined();
});

test('[P56] a copy with any byte changed is none, and one that cannot be read neither', async () => {
  const store = makePageStore({ folder, memoryBytes: 1e6 });
  await store.keep('/a', await makeParts('word '.repeat(50)), OF);
  const [name = ''] = readdirSync(folder);
  const file = join(folder, name);
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at += 1) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(file, damaged);
    const found = await makePageStore({ folder, memoryBytes: 1e6 }).findOnDisk('/a');
    // A letter of the head may be another one: what it says must still be a page.
    expect(found === undefined || found.variants.identity.bytes.toString().startsWith('word'), `byte ${at}`).toBe(true);
  }
  for (const head of ['', '\n', '{}\n', '[\n', 'null\n', '{"key":"/a","lengths":{}}\n']) {
    writeFileSync(file, head);
    expect(await store.findOnDisk('/a')).toBeUndefined();
  }
  rmSync(file);
  mkdirSync(file);
  expect(await store.findOnDisk('/a')).toBeUndefined();
});

test('[P55] what was read before a purge is held as stale from the start, and not written to disk', async () => {
  const store = makePageStore({ folder, memoryBytes: 1e6 });
  const parts = await makeParts('x');
  const { generation } = OF;
  store.markStale('b');
  const keeping = store.keep('/a', parts, { ...OF, generation });
  expect(store.find('/a')?.isStale).toBe(true);
  await keeping;
  expect(readdirSync(folder)).toEqual([]);
  await store.keep('/a', parts, { ...OF, generation: store.generation() });
  expect(store.find('/a')?.isStale).toBe(false);
  expect(readdirSync(folder)).toHaveLength(1);
});

test('[P55] a purge while a page is written keeps the older copy off the disk', async () => {
  const store = makePageStore({ folder, memoryBytes: 1e6 });
  const keeping = store.keep('/a', await makeParts('old'), OF);
  store.markStale('a');
  await store.keep('/a', await makeParts('new'), { ...OF, generation: store.generation() });
  await keeping;
  const found = await makePageStore({ folder, memoryBytes: 1e6 }).findOnDisk('/a');
  expect(found?.variants.identity.bytes.toString()).toBe('new');
});

test('[P57] memory stays within its bound, and what is used stays longest', async () => {
  const store = makePageStore({ folder, memoryBytes: 10_000 });
  const body = () => Array.from({ length: 200 }, () => Math.random().toString(36).slice(2, 7)).join('');
  const keys = Array.from({ length: 12 }, (_, index) => `/p${index}`);
  for (const key of keys) {
    await store.keep(key, await makeParts(body()), { ...OF, onDisk: false });
    store.find('/p0');
  }
  const held = keys.flatMap((key) => store.find(key) ?? []);
  expect(held.reduce((sum, { page }) => sum + page.byteCount, 0)).toBeLessThanOrEqual(10_000);
  expect(held.length).toBeGreaterThan(0);
  expect(store.find('/p0')).toBeDefined();
  expect(store.find('/p1')).toBeUndefined();
});

test('[P57] long addresses of short pages count too', async () => {
  const store = makePageStore({ folder, memoryBytes: 20_000 });
  const parts = await makeParts('x');
  const keys = Array.from({ length: 30 }, (_, index) => `/facts?q=${index}${'é'.repeat(1_000)}`);
  for (const key of keys) await store.keep(key, parts, { ...OF, onDisk: false });
  const held = keys.filter((key) => store.find(key));
  expect(held).toEqual(keys.slice(-held.length));
  expect(held.length).toBeGreaterThan(5);
  expect(held.length).toBeLessThan(10);
});

test('[P57] a page holds no memory but its own bytes, from the renderer and from the disk', async () => {
  const store = makePageStore({ folder, memoryBytes: 1e6 });
  const kept = await store.keep('/a', await makeParts('word '.repeat(50)), OF);
  const found = await store.findOnDisk('/a');
  const variants = [kept.page, found].flatMap((page) => Object.values(page?.variants ?? {}));
  expect(variants).toHaveLength(6);
  for (const { bytes } of variants) expect(bytes.buffer.byteLength).toBe(bytes.length);
});

test('[P57] many tiny pages count with the objects that hold them', async () => {
  const store = makePageStore({ folder, memoryBytes: 100_000 });
  const parts = await makeParts('x');
  const keys = Array.from({ length: 200 }, (_, index) => `/${index}`);
  for (const key of keys) await store.keep(key, parts, { ...OF, onDisk: false });
  expect(keys.filter((key) => store.find(key)).length).toBeLessThan(100);
});

test('[P57] a page larger than the bound is sent and not held', async () => {
  const store = makePageStore({ folder, memoryBytes: 100 });
  expect((await store.keep('/a', await makeParts('x'.repeat(200)), OF)).page.status).toBe(200);
  expect(store.find('/a')).toBeUndefined();
});

test('[P55] a purge marks what shows the sheet and what shows several, never what is frozen', async () => {
  const store = makePageStore({ folder, memoryBytes: 1e6 });
  const parts = await makeParts('x');
  const keep = (key: string, slug: string | null, isFrozen: boolean) =>
    store.keep(key, parts, { slug, isFrozen, onDisk: false, generation: 0 });
  await Promise.all([
    keep('/a', 'a', false),
    keep('/b', 'b', false),
    keep('/', null, false),
    keep('/a/v/1', 'a', true),
  ]);
  store.markStale('a');
  expect(['/a', '/b', '/', '/a/v/1'].map((key) => store.find(key)?.isStale)).toEqual([true, false, true, false]);
  store.markStale(null);
  expect(['/b', '/a/v/1'].map((key) => store.find(key)?.isStale)).toEqual([true, false]);
});
