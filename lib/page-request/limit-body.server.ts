import type { IncomingMessage, ServerResponse } from 'node:http';

const KIB = 1024;
/** Largest body of any request, bytes: an article's file with what a form adds to it. */
export const BODY_MAX_BYTES = 8 * KIB * KIB;
/** Largest body of a request to the sign-in, which reads it whole and checks no length. */
export const SIGN_IN_BODY_MAX_BYTES = 64 * KIB;

/** How large the body of a request to this path may be, bytes. */
export function bodyMaxBytes(path: string): number {
  return path.startsWith('/api/auth/') ? SIGN_IN_BODY_MAX_BYTES : BODY_MAX_BYTES;
}

/** A client that still sends reads the answer only if its connection is not reset at once (RFC 9112, 9.6). */
const LINGER_MS = 2_000;

/**
 * Refuses a body over `maxBytes` with 413, throws away what still comes for a moment and cuts the connection: at once where its length is stated, which returns false, else as
 * soon as it exceeds the limit, when whoever reads it sees it break off.
 */
export function limitBody(request: IncomingMessage, response: ServerResponse, maxBytes: number): boolean {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    refuse(request, response);
    return false;
  }
  let byteCount = 0;
  const push = request.push.bind(request);
  // Node's parser hands each piece of the body to `push`. Listening for 'data' would read the body ahead of its handler.
  request.push = (piece: Uint8Array | null) => {
    byteCount += piece?.length ?? 0;
    if (byteCount <= maxBytes) return push(piece);
    if (!response.writableEnded) refuse(request, response);
    return false;
  };
  return true;
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) {
    request.destroy();
    return;
  }
  // Not "connection: close": Node would cut it as soon as the answer is written.
  response.writeHead(413, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('The request is too large.\n');
  request.resume();
  const timer = setTimeout(() => request.destroy(), LINGER_MS);
  for (const event of ['end', 'close']) request.once(event, () => clearTimeout(timer));
}
