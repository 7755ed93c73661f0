import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type AuditExport, readAuditExport } from '#lib/audit-log/audit-export.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import { type Envelope, readEnvelope } from '#lib/version/envelope.ts';

const FETCH_TIMEOUT_MS = 15_000;

/** Something signed, and where it was found: a file's path or an address. */
export type Signed =
  | { is: 'version'; source: string; envelope: Envelope }
  | { is: 'audit log'; source: string; log: AuditExport };

/** What stands at a source; null where its bytes are nothing that we sign. @throws AppError when it cannot be read. */
export async function readSigned(source: string): Promise<Signed | null> {
  const text = await readSource(source);
  if (text === null) return null;
  const envelope = readEnvelope(text);
  if (envelope) return { is: 'version', source, envelope };
  const log = readAuditExport(text);
  return log && { is: 'audit log', source, log };
}

/** The site that something signed names as its own, and, where another was asked for it, that one too. */
export function sitesOf(signed: Signed): string[] {
  const named = signed.is === 'version' ? signed.envelope.snapshot.links.version : signed.log.keys;
  const asked = readWebAddress(signed.source)?.origin;
  return [...new Set([new URL(named).origin, ...(asked ? [asked] : [])])];
}

/**
 * The text of a file or an address; a page's address stands for its signed snapshot. Null where the bytes are no UTF-8.
 * @throws AppError when it cannot be read.
 */
export async function readSource(source: string): Promise<string | null> {
  const url = readWebAddress(source);
  if (!url) return decode(await readLocal(source));
  if (!url.pathname.endsWith('.json')) url.pathname = `${url.pathname.replace(/\/$/, '')}.json`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (response.ok) return decode(await response.bytes());
    throw new AppError('cli.missing', { words: `${url} answers ${response.status}.` });
  } catch (error) {
    if (isAppError(error)) throw error;
    throw new AppError('cli.missing', {
      words: `${url} cannot be reached. Get the file another way, and the keys with --keys FILE.`,
    });
  }
}

function readWebAddress(source: string): URL | null {
  const url = URL.parse(source);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : null;
}

/** Nothing is put right: a byte order mark stays, and a byte that is no UTF-8 makes it none. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** npm runs scripts from the package's root; a relative path is meant from where the person stood. */
async function readLocal(file: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(process.env.INIT_CWD ?? process.cwd(), file));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new AppError('cli.usage', { words: `${file} cannot be read (${String(error.code)}). Look at the path.` });
  }
}
