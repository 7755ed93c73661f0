import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { BODY_MAX_BYTES, bodyMaxBytes, limitBody, SIGN_IN_BODY_MAX_BYTES } from './limit-body.server.ts';

const MAX_BYTES = 100_000;
const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A handler that reads the whole body, behind the limit. `read` is how many bytes reached it, null where it was not asked. */
async function serve() {
  const seen: { read: number | null } = { read: null };
  const server = createServer((incoming, response) => {
    if (!limitBody(incoming, response, MAX_BYTES)) return;
    seen.read = 0;
    incoming.on('data', (piece: Buffer) => {
      seen.read = (seen.read ?? 0) + piece.length;
    });
    incoming.on('end', () => response.end('read'));
    incoming.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { seen, post: (headers: Record<string, string | number>) => post(port, headers) };
}

function post(port: number, headers: Record<string, string | number>) {
  const outgoing = httpRequest({ host: '127.0.0.1', port, method: 'POST', headers });
  outgoing.on('error', () => undefined);
  const answer = once(outgoing, 'response').then(async ([incoming]: IncomingMessage[]) => ({
    status: incoming?.statusCode,
    text: incoming ? (await buffer(incoming)).toString() : '',
  }));
  return { outgoing, answer };
}

test('[M20] a body that states too great a length is refused before it is read', async () => {
  const { seen, post } = await serve();
  const { outgoing, answer } = post({ 'content-length': MAX_BYTES + 1 });
  outgoing.flushHeaders();
  expect(await answer).toEqual({ status: 413, text: 'The request is too large.\n' });
  expect(seen.read).toBeNull();
});

test('[M20] a body that states no length is cut off at the limit', async () => {
  const { seen, post } = await serve();
  const { outgoing, answer } = post({ 'transfer-encoding': 'chunked' });
  const piece = Buffer.alloc(10_000);
  for (let count = 0; count < 100; count += 1) outgoing.write(piece);
  expect((await answer).status).toBe(413);
  expect(seen.read).toBeLessThanOrEqual(MAX_BYTES);
});

test.each([{ 'content-length': MAX_BYTES }, { 'transfer-encoding': 'chunked' }])(
  '[M20] a body as large as may be is read whole with %j',
  async (headers: Record<string, string | number>) => {
    const { seen, post } = await serve();
    const { outgoing, answer } = post(headers);
    outgoing.end(Buffer.alloc(MAX_BYTES));
    expect(await answer).toEqual({ status: 200, text: 'read' });
    expect(seen.read).toBe(MAX_BYTES);
  },
);

test('[M20] the sign-in takes a small body, everything else an article’s', () => {
  expect(bodyMaxBytes('/api/auth/callback/credentials')).toBe(SIGN_IN_BODY_MAX_BYTES);
  expect(bodyMaxBytes('/stories')).toBe(BODY_MAX_BYTES);
});
