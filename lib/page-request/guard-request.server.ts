import type { IncomingMessage, ServerResponse } from 'node:http';

/** Why a request is no request for a page: its status and a line of text. */
export type BadRequest = { status: 400 | 403 | 405; text: string };

/**
 * Finds what Next.js would answer with 500 although the client is at fault: an address that cannot be decoded, a form posted
 * past the pages, a server action that another site's page sends. `ownOrigin` is the address that people use.
 */
export function findBadRequest({ method, url = '/', headers }: IncomingMessage, ownOrigin: string): BadRequest | null {
  const path = url.split('?', 1)[0] ?? url;
  if (!isDecodable(path)) return { status: 400, text: 'This address is malformed.' };
  if (method !== 'POST' || path.startsWith('/api/') || path.startsWith('/_next/')) return null;
  // Forms of the app call actions by script; a plain form would be decoded as one all the same.
  if (headers['next-action'] === undefined) return { status: 405, text: 'Pages are read with GET.' };
  const origin = headers.origin;
  if (origin !== undefined && origin !== ownOrigin && hostOf(origin) !== headers.host) {
    return { status: 403, text: 'Another site’s page may not do this.' };
  }
  return null;
}

/**
 * For the answer to a server action: where its body could not be read Next.js answers 500, and nothing else does, since our
 * actions return what went wrong. Makes it 400.
 */
export function blameClient({ method, headers }: IncomingMessage, response: ServerResponse): void {
  if (method !== 'POST' || headers['next-action'] === undefined) return;
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => writeHead(status === 500 ? 400 : status, ...rest);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function hostOf(origin: string): string | null {
  return URL.parse(origin)?.host ?? null;
}
