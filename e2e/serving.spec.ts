import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from '@playwright/test';
import { WebSocket } from 'ws';
import { BODY_MAX_BYTES, SIGN_IN_BODY_MAX_BYTES } from '#lib/page-request/limit-body.server.ts';
import { findFreePort, whyNotFree } from '#scripts/postgres/free-port.ts';
import { startWithChannel } from '#scripts/process/program.ts';
import { test } from './own-server.ts';

const HOST = '127.0.0.1';

test('[S8] a server whose starter is killed lets go of its port', async ({ browserName: _ }, testInfo) => {
  const port = await findFreePort();
  const script = `
    const { startServer } = await import('#scripts/serving/server-process.ts');
    await startServer({ host: '${HOST}', port: ${port}, env: { DATA_DIR: '${testInfo.outputPath('data')}' } });
    process.send('started');
    setInterval(() => undefined, 1000);`;
  const args = ['--input-type=module', '--eval', script];
  const starter = startWithChannel(process.execPath, args, { output: 'terminal' });
  await starter.receive((message) => message === 'started');
  expect(await whyNotFree(port, HOST)).toBe('EADDRINUSE');
  await starter.end('SIGKILL');
  await expect.poll(() => whyNotFree(port, HOST)).toBeNull();
});

test('[S9] a server answers again at its address after a restart and after a crash', async ({ ownServer, request }) => {
  for (const again of [ownServer.restart, ownServer.crash]) {
    await again();
    expect((await request.get(`${ownServer.url}/readyz`)).status()).toBe(200);
  }
});

test('[D23] while a server drains it lives and says that it is not ready', async ({ ownServer, request }) => {
  const { host } = new URL(ownServer.url);
  expect((await request.get(`${ownServer.url}/readyz`)).status()).toBe(200);
  // A client that ignores the server's close delays the drain for as long as possible.
  const silent = new WebSocket(`ws://${host}/collab`);
  await new Promise((resolve) => silent.once('open', resolve));
  silent.pause();
  const stopped = ownServer.stop();
  const seen = new Set<string>();
  const look = async (path: string) => {
    const response = await fetch(`${ownServer.url}${path}`, { headers: { connection: 'close' } });
    seen.add(`${path} ${response.status}`);
  };
  // Ends when the port is free, and nothing answers any more.
  const ended = (async () => {
    for (;;) await Promise.all([look('/healthz'), look('/readyz')]);
  })();
  await expect(ended).rejects.toThrow('fetch failed');
  await stopped;
  expect(seen).toContain('/readyz 503');
  expect(seen).toContain('/healthz 200');
  silent.terminate();
});

const UPGRADES = [
  ['/elsewhere', 'Accept: */*', 400],
  ['/collab', 'Origin: https://elsewhere.example', 403],
] as const;

test('[D30] a server outlives connections that are reset after a refused upgrade', async ({ ownServer, request }) => {
  const { hostname, port } = new URL(ownServer.url);
  for (const [path, header, status] of UPGRADES) {
    for (let count = 0; count < 10; count += 1) {
      const socket = connect(Number(port), hostname);
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${header}\r\n\r\n`);
      const [answer]: Buffer[] = await once(socket, 'data');
      expect(answer?.toString()).toContain(`HTTP/1.1 ${status}`);
      // The server writes on into a connection that is gone.
      socket.resetAndDestroy();
    }
  }
  expect((await request.get(`${ownServer.url}/readyz`)).status()).toBe(200);
});

test('[M20] the sign-in and the pages refuse a body over their limit', async ({ ownServer, request }) => {
  const post = async (path: string, byteCount: number) =>
    (await request.post(`${ownServer.url}${path}`, { data: Buffer.alloc(byteCount) })).status();
  expect(await post('/api/auth/callback/credentials', SIGN_IN_BODY_MAX_BYTES + 1)).toBe(413);
  expect(await post('/api/auth/callback/credentials', 1_000)).not.toBe(413);
  expect(await post('/stories', BODY_MAX_BYTES + 1)).toBe(413);
  expect(await post('/signin', SIGN_IN_BODY_MAX_BYTES + 1)).not.toBe(413);
});

test('[D24] the metrics are served as Prometheus reads them, and follow no votes', async ({ request }) => {
  const response = await request.get('/metrics');
  expect(response.headers()['content-type']).toContain('text/plain; version=0.0.4');
  const text = await response.text();
  expect(text).toMatch(/^touchstone_collab_sockets \d+$/m);
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  expect(text).not.toMatch(/vote|rating|round/);
});
