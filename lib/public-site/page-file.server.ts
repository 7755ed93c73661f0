import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '#lib/parse-json.ts';
import { ENCODINGS } from './negotiate.ts';
import type { Parts } from './representation.server.ts';

/*
 * A page as a file: one line of JSON, then its bytes in each encoding, one after the other.
 */

const length = z.number().int().min(0);

const headSchema = z.object({
  /** Of the page, so that a file under a wrong name is none. */
  key: z.string(),
  status: z.number().int(),
  tag: z.string(),
  headers: z.record(z.string(), z.string()),
  cacheControl: z.string(),
  lengths: z.object({ br: length.nullable(), gzip: length.nullable(), identity: length }),
  /** Of all bytes after the line. */
  sha256: z.string(),
});

type Head = z.infer<typeof headSchema>;

const LINE_FEED = 10;

/** The file's bytes. */
export function writePageFile(key: string, { bytes, ...rest }: Parts): Buffer {
  const body = Buffer.concat(ENCODINGS.flatMap((encoding) => bytes[encoding] ?? []));
  const { br, gzip, identity } = bytes;
  const lengths = { br: br?.length ?? null, gzip: gzip?.length ?? null, identity: identity?.length ?? 0 };
  const head: Head = { key, ...rest, lengths, sha256: hash(body) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
}

/** What `writePageFile` wrote for this key; undefined for any other bytes. */
export function readPageFile(file: Buffer, key: string): Parts | undefined {
  const end = file.indexOf(LINE_FEED);
  const parsed = headSchema.safeParse(parseJson(file.toString('utf8', 0, Math.max(end, 0))));
  const body = file.subarray(end + 1);
  if (!parsed.success || parsed.data.key !== key || parsed.data.sha256 !== hash(body)) return undefined;
  const { lengths, key: _, sha256: __, ...rest } = parsed.data;
  const bytes: Parts['bytes'] = { br: null, gzip: null, identity: null };
  let at = 0;
  for (const encoding of ENCODINGS) {
    const size = lengths[encoding];
    if (size === null) continue;
    bytes[encoding] = body.subarray(at, at + size);
    at += size;
  }
  return at === body.length ? { ...rest, bytes } : undefined;
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
