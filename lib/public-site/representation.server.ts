import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { CACHE_CONTROL, type Content } from './content.ts';
import { ENCODINGS, type Encoding } from './negotiate.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
const GZIP_LEVEL = 9;
const TAG_LENGTH = 27;
/** Pictures are compressed already. */
const COMPRESSIBLE = /^text\/|json|xml|javascript/;

/** One answer in one encoding, ready to be sent. */
export type Variant = {
  etag: string;
  bytes: Buffer;
  /** Names and values in turn, as writeHead takes them. */
  head: string[];
};

/** One answer in each encoding that it is kept in. */
export type Representation = {
  status: number;
  /** Headers that a 304 repeats, besides the tag. */
  kept: string[];
  variants: Record<Encoding, Variant>;
  /** What it takes up in memory, bodies and heads. */
  byteCount: number;
};

/** The source of a representation, as stored on disk. */
export type Parts = {
  status: number;
  tag: string;
  headers: Record<string, string>;
  cacheControl: string;
  bytes: Record<Encoding, Buffer | null>;
};

/** Compresses an answer once, as small as brotli and gzip can; an encoding that saves nothing is left out. */
export async function encode(content: Content): Promise<Parts> {
  const identity = Buffer.from(content.body as string);
  const parameters = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
  };
  const isText = COMPRESSIBLE.test(content.type);
  const [br, gzipped] = await Promise.all([
    isText ? compressBrotli(identity, { params: parameters }) : null,
    isText ? compressGzip(identity, { level: GZIP_LEVEL }) : null,
  ]);
  const ifSmaller = (bytes: Buffer | null) => (bytes && bytes.length < identity.length ? bytes : null);
  return {
    status: content.status,
    tag: content.tag ?? createHash('sha256').update(identity).digest('base64url').slice(0, TAG_LENGTH),
    headers: { 'content-type': content.type, 'x-content-type-options': 'nosniff', ...content.headers },
    cacheControl: CACHE_CONTROL[content.lifetime],
    bytes: { br: ifSmaller(br), gzip: ifSmaller(gzipped), identity },
  };
}

/** Everything that can be computed before a request arrives. A strong tag differs from encoding to encoding. */
export function assemble({ status, tag, headers, cacheControl, bytes }: Parts): Representation {
  const kept = ['cache-control', cacheControl, 'vary', 'accept-encoding'];
  const common = [...kept, ...Object.entries(headers).flat()];
  const make = (encoding: Encoding, body: Buffer): Variant => {
    const etag = encoding === 'identity' ? `"${tag}"` : `"${tag}-${encoding}"`;
    const encoded = encoding === 'identity' ? [] : ['content-encoding', encoding];
    return {
      etag,
      bytes: copyOut(body),
      head: [...common, ...encoded, 'etag', etag, 'content-length', String(body.length)],
    };
  };
  const identity = make('identity', bytes.identity ?? Buffer.alloc(0));
  const variants = { identity } as Record<Encoding, Variant>;
  for (const encoding of ENCODINGS) {
    const body = bytes[encoding];
    variants[encoding] = encoding !== 'identity' && body ? make(encoding, body) : identity;
  }
  const distinct = new Set(Object.values(variants));
  const byteCount = [...distinct].reduce((sum, { bytes: body, head }) => sum + body.length + head.join('').length, 0);
  return { status, kept, variants, byteCount };
}

/** The same bytes in memory of their own: a slice of Node's pool, or of a file, keeps the whole of it alive. */
function copyOut(bytes: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}
