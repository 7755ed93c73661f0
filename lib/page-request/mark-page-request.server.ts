import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { writeContentPolicy } from './content-policy.ts';

/** The request's header that tells a page its own path and query. Whatever a client sends under this name is overwritten. */
export const PATH_HEADER = 'x-touchstone-path';

const NONCE_BYTES = 16;

/**
 * Readies a request for Next.js: gives the answer its Content-Security-Policy with a nonce of its own, tells the same to Next.js, which
 * takes the nonce for its scripts out of the request's header, and names the path.
 */
export function markPageRequest(request: IncomingMessage, response: ServerResponse, isDevelopment: boolean): void {
  const policy = writeContentPolicy({ nonce: randomBytes(NONCE_BYTES).toString('base64'), isDevelopment });
  request.headers['content-security-policy'] = policy;
  delete request.headers['content-security-policy-report-only'];
  request.headers[PATH_HEADER] = request.url ?? '/';
  response.setHeader('Content-Security-Policy', policy);
}
