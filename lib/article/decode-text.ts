import { AppError } from '#lib/errors.ts';
import type { RepairKind } from './repair.ts';

/** What one article's file may hold, in bytes. */
export const ARTICLE_LIMIT_BYTES = 5 * 1024 * 1024;

type FileKind = ConstructorParameters<typeof AppError<'article.not-text'>>[1]['kind'];

/** Magic numbers of file types that people often upload as text. */
const BINARY_KINDS: readonly { magic: readonly number[]; kind: FileKind }[] = [
  { magic: [0x25, 0x50, 0x44, 0x46], kind: 'pdf' },
  { magic: [0x50, 0x4b, 0x03, 0x04], kind: 'zip' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], kind: 'old-word' },
  { magic: [0x7b, 0x5c, 0x72, 0x74, 0x66], kind: 'rtf' },
  { magic: [0x89, 0x50, 0x4e, 0x47], kind: 'picture' },
  { magic: [0xff, 0xd8, 0xff], kind: 'picture' },
  { magic: [0x47, 0x49, 0x46, 0x38], kind: 'picture' },
  { magic: [0x1f, 0x8b], kind: 'compressed' },
];

/**
 * The text of a file in UTF-8 (with or without a byte order mark) or in UTF-16 with one, and the repairs made to it.
 * @throws AppError TOO_LARGE over ARTICLE_LIMIT_BYTES; INVALID when empty; UNSUPPORTED for a binary or another encoding.
 */
export function decodeText(bytes: Uint8Array): { text: string; repairs: RepairKind[] } {
  refuseOversize(bytes.byteLength);
  if (bytes.byteLength === 0) throw new AppError('article.file-empty');
  const found = BINARY_KINDS.find(({ magic }) => startsWith(bytes, magic));
  if (found) throw new AppError('article.not-text', { kind: found.kind });
  const encoding = findEncoding(bytes);
  const text = decode(bytes, encoding);
  if (text.includes('\0')) throw new AppError('article.binary');
  return { text, repairs: encoding === 'utf-8' ? [] : ['encoding'] };
}

/** @throws AppError TOO_LARGE when `byteCount` is over the limit. Call it before reading the bytes. */
export function refuseOversize(byteCount: number): void {
  if (byteCount <= ARTICLE_LIMIT_BYTES) return;
  const size = (byteCount / 1024 / 1024).toFixed(1);
  throw new AppError('article.too-large', { size });
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

function findEncoding(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, [0xff, 0xfe, 0x00, 0x00]) || startsWith(bytes, [0x00, 0x00, 0xfe, 0xff]))
    throw unknownEncoding();
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  if (bytes.includes(0)) throw new AppError('article.binary');
  return 'utf-8';
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw unknownEncoding();
    throw error;
  }
}

function unknownEncoding(): AppError {
  return new AppError('article.encoding-unknown');
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
