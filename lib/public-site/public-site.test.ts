import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ask as askServer } from '#seeds/ask-fixture.server.ts';
import type { Content } from './content.ts';
import type { Site } from './make-page.ts';
import { makePageStore } from './page-store.server.ts';
import { makePublicSite, type PublicSite } from './public-site.server.ts';

const TEXT = 'What closed the harbour. '.repeat(100);
const SITE: Site = {
  url: 'http://facts.test',
  renderer: { renderBody: ({ kind }) => `<main>${kind}</main>`, style: '' },
  policies: { page: "default-src 'none'", embed: { light: '', dark: '', auto: '' } },
};

let folder = '';
let server: Server;
let site: PublicSite;
let loads: string[] = [];
let text = TEXT;
let isMissing = false;
/** A stand-in for the database. */
let database: () => Promise<void> = async () => undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-site-'));
  loads = [];
  text = TEXT;
  isMissing = false;
  database = async () => undefined;
  server = createServer((incoming, response) => {
    if (!site.handle(incoming, response)) response.writeHead(501).end('Next.js');
  });
  start();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  vi.useRealTimers();
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

/** Like a restart: only the pages on disk remain. */
function start(): void {
  site = makePublicSite({
    getSite: async () => SITE,
    store: makePageStore({ folder, memoryBytes: 1e6 }),
    isDevelopment: false,
    load: async (_, address): Promise<Content | null> => {
      loads.push('slug' in address ? `${address.kind} ${address.slug}` : address.kind);
      const body = text;
      await database();
      if (isMissing || ('slug' in address && address.slug === 'nowhere')) return null;
      const lifetime = address.kind === 'signedVersion' ? 'frozen' : 'live';
      return { status: 200, type: 'text/html; charset=utf-8', body, lifetime, headers: {} };
    },
  });
  site.setListening(true);
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return askServer(server.address() as AddressInfo, path, method, headers);
}

async function fail(): Promise<never> {
  throw new Error('connect ECONNREFUSED');
}

describe('what is sent', () => {
  test('[P50] a page is made once, and only public addresses are answered', async () => {
    for (const path of ['/facts/a', '/facts/a?utm_source=x']) expect((await ask(path)).text).toBe(TEXT);
    expect(loads).toEqual(['sheet a']);
    expect((await ask('/stories')).text).toBe('Next.js');
  });

  test('[P51] each client gets the same words in the encoding that it takes', async () => {
    const answers = await Promise.all(
      ['br', 'gzip', ''].map((accepted) => ask('/facts/a', { 'accept-encoding': accepted })),
    );
    const [br, gzip, plain] = answers;
    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
    expect(brotliDecompressSync(br!.body).toString()).toBe(TEXT);
    expect(gunzipSync(gzip!.body).toString()).toBe(TEXT);
    expect(plain!.text).toBe(TEXT);
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(3);
    expect(answers.map(({ headers }) => headers.vary)).toEqual(Array(3).fill('accept-encoding'));
  });

  test('[P52] a client that has the bytes gets 304 and nothing else', async () => {
    const { etag = '' } = (await ask('/facts/a')).headers;
    for (const known of [etag, `W/${etag}`, `"other", W/${etag}`, `"other",${etag}`, '*']) {
      const again = await ask('/facts/a', { 'if-none-match': known });
      expect(again).toMatchObject({ status: 304, text: '', headers: { etag, vary: 'accept-encoding' } });
      expect(again.headers['cache-control']).toBeDefined();
    }
  });

  test.each([
    ['another tag', (etag: string) => ({ 'if-none-match': etag.replace('"', '"x') })],
    ['a tag without quotes', (etag: string) => ({ 'if-none-match': etag.replaceAll('"', '') })],
    ['the tag of another encoding', (etag: string) => ({ 'if-none-match': etag, 'accept-encoding': 'br' })],
    ['a reload past every cache', (etag: string) => ({ 'if-none-match': etag, 'cache-control': 'no-cache' })],
    ['a date alone', () => ({ 'if-modified-since': new Date(8.64e15).toUTCString() })],
  ])('[P52] %s is answered whole', async (_, headers) => {
    const { etag = '' } = (await ask('/facts/a')).headers;
    expect((await ask('/facts/a', headers(etag))).status).toBe(200);
  });

  test('[P52] a missing page is never "not modified"', async () => {
    expect((await ask('/facts/nowhere', { 'if-none-match': '*' })).status).toBe(404);
  });

  test('[P53] HEAD has the head of GET and no body', async () => {
    const [get, head] = [await ask('/facts/a'), await ask('/facts/a', {}, 'HEAD')];
    expect(head.text).toBe('');
    const { date: _, ...headers } = get.headers;
    expect(head.headers).toMatchObject(headers);
  });

  test.each([{ range: 'bytes=5-10' }, { range: 'bytes=999999-' }, { range: 'bytes=0-3', 'if-range': '"older"' }])(
    '[P53] %j is ignored: the whole page is sent',
    async (headers) => {
      const answer = await ask('/facts/a', headers);
      expect(answer).toMatchObject({ status: 200, text: TEXT });
      expect(answer.headers).not.toHaveProperty('accept-ranges');
    },
  );

  test('[P53] other methods are refused, and the question which there are is answered', async () => {
    expect(await ask('/facts/a', {}, 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } });
    expect((await ask('/facts/a', {}, 'OPTIONS')).status).toBe(204);
  });

  test('[P54] the newest is kept for seconds by a CDN, a version for a year', async () => {
    expect((await ask('/facts/a')).headers['cache-control']).toMatch(
      /^public, max-age=0, s-maxage=60, stale-while-revalidate=/,
    );
    expect((await ask('/facts/a/v/1.json')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('[P58] where nothing is, a page says so without a script, and it is asked for once', async () => {
    for (const path of ['/facts/nowhere', '/facts/nowhere', '/facts/A%20B', '/embed/x']) {
      const { status, text: page, headers } = await ask(path);
      expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
      expect(page).toContain('<main>missing</main>');
      expect(page).not.toContain('<script');
    }
    expect(loads).toEqual(['sheet nowhere']);
  });
});

describe('what programs ask', () => {
  test('[P70] whatever the format, a refusal is one answer, and what is missing is told as JSON', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => ask(`/oembed?format=x${at}&url=y${at}`)));
    expect(new Set(answers.map((answer) => answer.text))).toEqual(new Set([TEXT]));
    expect(loads).toEqual(['oembed']);
    isMissing = true;
    for (const path of ['/oembed', '/oembed?url=http%3A%2F%2Ffacts.test%2Fnowhere']) {
      const { status, headers, text: words } = await ask(path);
      expect({ status, type: headers['content-type'] }).toEqual({
        status: 404,
        type: 'application/json; charset=utf-8',
      });
      expect(JSON.parse(words)).toEqual({ error: expect.stringContaining('published at this url') });
      expect(headers['access-control-allow-origin']).toBe('*');
    }
  });
});

describe('what changes', () => {
  test('[P55] a purge renders the sheet and the lists again, and nothing else', async () => {
    const paths = ['/facts/a', '/facts/b', '/facts', '/facts/a/v/1.json'];
    for (const path of paths) await ask(path);
    text = 'Corrected.';
    loads = [];
    site.purge('a');
    expect(await Promise.all(paths.map(async (path) => (await ask(path)).text))).toEqual([
      'Corrected.',
      TEXT,
      'Corrected.',
      TEXT,
    ]);
    expect(loads.sort()).toEqual(['list', 'sheet a']);
  });

  test('[P55] what was missing may have been published', async () => {
    await ask('/facts/nowhere');
    site.purge('nowhere');
    await ask('/facts/nowhere');
    expect(loads).toHaveLength(2);
  });

  test('[P55] what was read before a purge is not kept as new', async () => {
    const { promise: reading, resolve: read } = Promise.withResolvers<void>();
    database = () => reading;
    const first = ask('/facts/a');
    await expect.poll(() => loads.length).toBe(1);
    site.purge('a');
    text = 'Corrected.';
    read();
    expect((await first).text).toBe(TEXT);
    expect((await ask('/facts/a')).text).toBe('Corrected.');
  });

  test('[P55] who asks after a purge gets no page whose reading began before it', async () => {
    const { promise: reading, resolve: read } = Promise.withResolvers<void>();
    database = () => reading;
    const first = ask('/facts/a');
    await expect.poll(() => loads.length).toBe(1);
    site.purge('a');
    text = 'Corrected.';
    database = async () => undefined;
    expect((await ask('/facts/a')).text).toBe('Corrected.');
    read();
    expect((await first).text).toBe(TEXT);
    // The older one came last, and did not replace the newer one for good.
    expect((await ask('/facts/a')).text).toBe('Corrected.');
  });

  test('[P69] readers who come at once wait for one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/facts/a')));
    expect(new Set(answers.map((answer) => answer.text))).toEqual(new Set([TEXT]));
    expect(loads).toEqual(['sheet a']);
  });
});

describe('while the database is down', () => {
  test('[P56] what was served is served, purged or not', async () => {
    await ask('/facts/a');
    database = fail;
    site.purge(null);
    expect(await ask('/facts/a')).toMatchObject({ status: 200, text: TEXT });
  });

  test('[P56] so it is after a restart, in every encoding', async () => {
    await ask('/facts/a');
    database = fail;
    start();
    site.setListening(false);
    const answer = await ask('/facts/a', { 'accept-encoding': 'br' });
    expect(brotliDecompressSync(answer.body).toString()).toBe(TEXT);
  });

  test('[P56] a damaged copy on disk is rendered again, or the page asks to come back; it is never an error', async () => {
    await ask('/facts/a');
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{"key":\n');
    start();
    expect(await ask('/facts/a')).toMatchObject({ status: 200, text: TEXT });
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{"key":\n');
    start();
    database = fail;
    expect(await ask('/facts/a')).toMatchObject({ status: 503, headers: { 'retry-after': '30' } });
  });

  test('[P56] a database that does not answer at all keeps nobody waiting who can be served', async () => {
    await ask('/facts/a');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const isAsked = new Promise<void>((resolve) => {
      database = () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
    site.purge(null);
    const first = ask('/facts/a');
    await isAsked;
    await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(1_000);
    expect((await first).text).toBe(TEXT);
    // The clock stands: who waited would wait for ever.
    expect((await ask('/facts/a')).text).toBe(TEXT);
  });

  test('[P56] what was never served asks to come back, and nobody keeps that answer', async () => {
    database = fail;
    const answer = await ask('/facts/a');
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '30', 'cache-control': 'no-store' } });
    expect(answer.text).toContain('<main>unavailable</main>');
  });

  test('[P55] while purges do not arrive pages are checked again', async () => {
    await ask('/facts/a');
    site.setListening(false);
    text = 'Corrected.';
    await expect.poll(async () => (await ask('/facts/a')).text, { timeout: 5_000 }).toBe('Corrected.');
  });
});
