import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };

/** For tests: a bare HTTP client that changes no header and decompresses nothing. */
export async function ask(
  { port, address }: AddressInfo,
  path: string,
  method: string,
  headers: Record<string, string>,
) {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const outgoing = httpRequest({ host: address, port, path, method, headers }, async (incoming) => {
    const body = await buffer(incoming);
    resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body, text: body.toString() });
  });
  outgoing.on('error', reject);
  outgoing.end();
  return promise;
}
