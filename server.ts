import { createServer, type IncomingMessage, Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import next from 'next';
import { clientAddress } from '#lib/client-address.server.ts';
import { COLLAB_PATH, startCollabServer } from '#lib/collab/server/collab-server.server.ts';
import { readMetrics } from '#lib/collab/server/metrics.server.ts';
import { closeDb, db } from '#lib/db.server.ts';
import { DRAIN_DEADLINE_MS } from '#lib/draft-log/limits.ts';
import { baseUrl, env, parseEnv } from '#lib/env.server.ts';
import { finishBy } from '#lib/finish-by.server.ts';
import { log } from '#lib/log.server.ts';
import { countQueries } from '#lib/page-request/count-queries.server.ts';
import { blameClient, findBadRequest } from '#lib/page-request/guard-request.server.ts';
import { bodyMaxBytes, limitBody } from '#lib/page-request/limit-body.server.ts';
import { markPageRequest } from '#lib/page-request/mark-page-request.server.ts';
import { loadRenderer } from '#lib/public-site/load-renderer.server.ts';
import { startPublicSite } from '#lib/public-site/start-public-site.server.ts';

/*
 * One process, one port: the public pages, Next.js, the collaboration socket at /collab, /healthz and /readyz. Ends cleanly on SIGTERM and
 * SIGINT, and when the process that started it with an IPC channel is gone.
 */

const server = createServer((request, response) => {
  if (!limitBody(request, response, bodyMaxBytes(pathOf(request)))) return;
  if (publicSite.handle(request, response)) return;
  answer(request, response).catch((error) => {
    log().error({ err: error, url: request.url }, 'request failed');
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});

await listen(parseEnv(process.env));
const { NODE_ENV, HOST, PORT } = env();
// Next.js and next-auth read these from the environment themselves.
Object.assign(process.env, { NODE_ENV, NEXTAUTH_URL: baseUrl() });
const isDevelopment = NODE_ENV === 'development';

// Next.js attaches its upgrade handler to the server it is given, so it gets one that never listens.
const nextUpgrades = new Server();
const app = next({ dev: isDevelopment, hostname: HOST, port: PORT, httpServer: nextUpgrades, quiet: !isDevelopment });
const prepared = app.prepare();
const collab = startCollabServer();
const publicSite = startPublicSite({
  loadRenderer: isDevelopment ? buildAndLoadRenderer : loadRenderer,
  isDevelopment,
});

server.on('upgrade', (request, socket, head) => {
  // Node leaves an upgraded connection without a listener, and its reset would end the process.
  socket.on('error', (error) => log().debug({ err: error }, 'a connection broke during its upgrade'));
  if (pathOf(request) === COLLAB_PATH) collab.handleUpgrade(request, socket, head);
  else if (isDevelopment)
    prepared.then(
      () => nextUpgrades.emit('upgrade', request, socket, head),
      () => socket.destroy(),
    );
  else socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
});

let stopping: Promise<void> | undefined;
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
  process.on(signal, () => {
    stopping ??= stop(signal);
  });
}

await prepared;
await collab.ready;
log().info({ url: baseUrl() }, 'ready');
process.send?.({ type: 'ready', port: PORT });

/** Takes the port first, so that PORT=0 has become a number before anything makes an address out of it. */
async function listen({ PORT, HOST }: { PORT: number; HOST: string }): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(PORT, HOST, resolve);
  });
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, { PORT: String(port) });
}

/** In development the public pages follow their sources; what builds them is not loaded in production. */
async function buildAndLoadRenderer(): ReturnType<typeof loadRenderer> {
  const { buildSite } = await import('#scripts/setup/build-site.ts');
  await buildSite();
  return loadRenderer();
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  await prepared;
  const path = pathOf(request);
  if (path === '/healthz') return sendText(response, 200, 'ok');
  if (path === '/readyz')
    return (await isReady()) ? sendText(response, 200, 'ready') : sendText(response, 503, 'not ready');
  if (path === '/metrics') return sendMetrics(response);
  const bad = isDevelopment ? null : findBadRequest(request, new URL(baseUrl()).origin);
  if (bad) return sendText(response, bad.status, bad.text);
  blameClient(request, response);
  // Whoever reads it may trust it: a client's own is kept only from a proxy on this network.
  request.headers['x-forwarded-for'] = clientAddress(
    request.socket.remoteAddress,
    request.headers['x-forwarded-for']?.toString(),
  );
  markPageRequest(request, response, isDevelopment);
  await countQueries(path, () => app.getRequestHandler()(request, response));
}

async function sendMetrics(response: ServerResponse): Promise<void> {
  const { contentType, text } = await readMetrics();
  response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' });
  response.end(text);
}

/** Whether the database answers and is migrated. */
async function isReady(): Promise<boolean> {
  if (stopping) return false;
  try {
    await db().$queryRaw`SELECT 1 FROM newsroom LIMIT 1`;
    return true;
  } catch (error) {
    log().warn({ err: error }, 'not ready');
    return false;
  }
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${text}\n`);
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? url;
}

async function stop(why: string): Promise<void> {
  log().info({ why }, 'draining');
  const deadline = new Promise<void>((resolve) => setTimeout(resolve, DRAIN_DEADLINE_MS).unref());
  // Until the drafts are drained the port stays open, so that balancers asking /readyz see 503 and go elsewhere.
  await collab.close(DRAIN_DEADLINE_MS);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await Promise.race([closed, deadline]);
  server.closeAllConnections();
  await finishBy(deadline, 'database', closeDb);
  log().info('stopped');
  process.exit(0);
}
