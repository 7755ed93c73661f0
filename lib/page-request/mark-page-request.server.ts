import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { writeContentPolicy } from './content-policy.ts';

/** The request's header that tells a page its own path and query. A value sent by the client is overwritten. */
export const PATH_HEADER = 'x-touchstone-path';

const NONCE_BYTES = 16;

/**
 * Prepares a request for Next.js: sets a Content-Security-Policy with a fresh nonce on the answer and on the request, where
 * Next.js finds the nonce for its scripts, and adds the path.
 */
export function markPageRequest(request: IncomingMessage, response: ServerResponse, isDevelopment: boolean): void {
  const policy = writeContentPolicy({ nonce: randomBytes(NONCE_BYTES).toString('base64'), isDevelopment });
  request.headers['content-security-policy'] = policy;
  delete request.headers['content-security-policy-report-only'];
  request.headers[PATH_HEADER] = request.url ?? '/';
  response.setHeader('Content-Security-Policy', policy);
}
