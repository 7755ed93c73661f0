import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseEncoding, type Encoding, namesTag, readRange } from './negotiate.ts';
import type { Representation, Variant } from './representation.server.ts';

const MAX_KNOWN_HEADERS = 200;
const chosen = new Map<string, Encoding>();

/** Answers GET and HEAD with what the client takes: whole, a part of it, or that it has it already. */
export function send(request: IncomingMessage, response: ServerResponse, page: Representation): void {
  const { headers } = request;
  const variant = page.variants[encodingFor(headers['accept-encoding'])];
  if (page.status !== 200) {
    finish(request, response, page.status, variant);
    return;
  }
  if (namesTag(headers['if-none-match'], variant.etag)) {
    response.writeHead(304, [...page.kept, 'etag', variant.etag]);
    response.end();
    return;
  }
  if (headers.range !== undefined && request.method === 'GET' && mayResume(headers['if-range'], variant)) {
    if (sendRange(response, page, variant, headers.range)) return;
  }
  finish(request, response, 200, variant);
}

function finish(request: IncomingMessage, response: ServerResponse, status: number, { head, bytes }: Variant): void {
  response.writeHead(status, head);
  if (request.method === 'HEAD') response.end();
  else response.end(bytes);
}

/** Browsers send few different headers, so each is read once. */
function encodingFor(header = ''): Encoding {
  const known = chosen.get(header);
  if (known) return known;
  if (chosen.size >= MAX_KNOWN_HEADERS) chosen.clear();
  const encoding = chooseEncoding(header);
  chosen.set(header, encoding);
  return encoding;
}

/** `If-Range` resumes only the very bytes; we send no dates to compare with (RFC 9110, 13.1.5). */
function mayResume(ifRange: string | string[] | undefined, { etag }: Variant): boolean {
  return ifRange === undefined || ifRange === etag;
}

/** Whether the range was answered; else the whole is sent. */
function sendRange(response: ServerResponse, page: Representation, variant: Variant, header: string): boolean {
  const { bytes, etag } = variant;
  const range = readRange(header, bytes.length);
  if (range === null) return false;
  if (range === 'unsatisfiable') {
    response.writeHead(416, [
      ...page.kept,
      'etag',
      etag,
      'content-range',
      `bytes */${bytes.length}`,
      'content-length',
      '0',
    ]);
    response.end();
    return true;
  }
  const part = bytes.subarray(range.start, range.end + 1);
  const whole = variant.head.slice(0, variant.head.lastIndexOf('content-length'));
  const contentRange = `bytes ${range.start}-${range.end}/${bytes.length}`;
  response.writeHead(206, [...whole, 'content-range', contentRange, 'content-length', String(part.length)]);
  response.end(part);
  return true;
}
