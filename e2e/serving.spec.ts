import { expect } from '@playwright/test';
import { WebSocket } from 'ws';
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

test('[D24] the metrics are served as Prometheus reads them, and follow no votes', async ({ request }) => {
  const response = await request.get('/metrics');
  expect(response.headers()['content-type']).toContain('text/plain; version=0.0.4');
  const text = await response.text();
  expect(text).toMatch(/^touchstone_collab_sockets \d+$/m);
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  expect(text).not.toMatch(/vote|rating|round/);
});
