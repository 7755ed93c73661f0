import type { IncomingMessage, ServerResponse } from 'node:http';
import fresh from 'fresh';
import { chooseEncoding } from './negotiate.ts';
import type { Representation } from './representation.server.ts';

/** Answers GET and HEAD with what the client takes, or that it has it already. Ranges are ignored, as RFC 9110, 14.2, allows. */
export function send(request: IncomingMessage, response: ServerResponse, page: Representation): void {
  const { headers } = request;
  const variant = page.variants[chooseEncoding(headers['accept-encoding'])];
  if (page.status === 200 && fresh(headers, { etag: variant.etag })) {
    response.writeHead(304, [...page.kept, 'etag', variant.etag]);
    response.end();
    return;
  }
  response.writeHead(page.status, variant.head);
  if (request.method === 'HEAD') response.end();
  else response.end(variant.bytes);
}
