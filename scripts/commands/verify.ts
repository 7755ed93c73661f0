import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { JWK } from 'jose';
import { z } from 'zod';
import {
  type AuditExport,
  findPublishedHash,
  readAuditExport,
  verifyAuditExport,
} from '#lib/audit-log/audit-export.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import { type Envelope, readEnvelope } from '#lib/version/envelope.ts';
import { type Finding, verifyEnvelope, verifyLink } from '#lib/version/verify-envelope.ts';

const USAGE = 'npm run verify -- FILE-or-URL... [--keys FILE], or npm run verify -- --audit NEWSROOM';
const FETCH_TIMEOUT_MS = 15_000;

type Say = (line: string) => void;

/**
 * Checks published versions and exported audit logs, or with --audit a newsroom's log in the database, and says what was
 * found, a line each. Exit code 1 when anything does not hold or could not be read.
 */
export async function run(args: string[], say: Say = console.log): Promise<number> {
  try {
    const { sources, keysFile, newsroom } = parse(args);
    if (newsroom !== undefined) return await verifyAudit(newsroom, say);
    return await verifySources(sources, keysFile, say);
  } catch (error) {
    if (!isAppError(error)) throw error;
    say(`✗ ${error.message}`);
    return 1;
  }
}

function parse(args: string[]): { sources: string[]; keysFile: string | undefined; newsroom: string | undefined } {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { keys: { type: 'string' }, audit: { type: 'string' } },
    });
    if (positionals.length === 0 && values.audit === undefined) {
      throw new AppError('cli.usage', { words: `Nothing is named. ${USAGE}` });
    }
    return { sources: positionals, keysFile: values.keys, newsroom: values.audit };
  } catch (error) {
    if (error instanceof TypeError)
      throw new AppError('cli.usage', { words: `${error.message.split('\n')[0]} ${USAGE}` });
    throw error;
  }
}

async function verifyAudit(newsroom: string, say: Say): Promise<number> {
  if (!process.env.DATABASE_URL) {
    const { openMigratedDatabase } = await import('#scripts/postgres/open-database.ts');
    await openMigratedDatabase();
  }
  const { checkAuditChain } = await import('#lib/audit-log/check-audit-chain.server.ts');
  const { closeDb } = await import('#lib/db.server.ts');
  try {
    const { eventCount, head, brokenAt } = await checkAuditChain(newsroom);
    if (brokenAt !== null) {
      say(`✗ audit: the chain of "${newsroom}" breaks at event ${brokenAt} of ${eventCount}`);
      return 1;
    }
    say(`✓ audit: ${eventCount} events of "${newsroom}" hang together, head ${head ?? 'none'}`);
    return 0;
  } finally {
    await closeDb();
  }
}

type Read =
  | { source: string; is: 'version'; envelope: Envelope }
  | { source: string; is: 'audit log'; log: AuditExport }
  | { source: string; is: 'neither' };

async function readSigned(source: string): Promise<Read> {
  const text = await readSource(source);
  const envelope = readEnvelope(text);
  if (envelope) return { source, is: 'version', envelope };
  const log = readAuditExport(text);
  return log ? { source, is: 'audit log', log } : { source, is: 'neither' };
}

async function verifySources(sources: string[], keysFile: string | undefined, say: Say): Promise<number> {
  const all: Read[] = [];
  for (const source of sources) all.push(await readSigned(source));
  const envelopes = all.flatMap((read) => (read.is === 'version' ? [read.envelope] : []));
  const logs = all.flatMap((read) => (read.is === 'audit log' ? [read.log] : []));

  let validCount = 0;
  for (const read of all) {
    say(read.source);
    if (read.is === 'neither') {
      say('✗ this is neither a signed fact sheet nor an audit log, or a byte of it was changed');
      continue;
    }
    const keysFrom = keysFile ?? (read.is === 'version' ? read.envelope.snapshot.links.keys : read.log.keys);
    const keys = await readKeys(keysFrom);
    const findings =
      read.is === 'audit log'
        ? await verifyAuditExport(read.log, keys)
        : [
            ...(await verifyEnvelope(read.envelope, keys)),
            ...(await verifyChain(read.envelope, envelopes, say)),
            ...logs.flatMap((log) => compareWithLog(read.envelope, log)),
          ];
    for (const { ok, words } of findings) say(`${ok ? '✓' : '✗'} ${words}`);
    const valid = findings.every((finding) => finding.ok);
    if (valid) validCount += 1;
    say(valid ? `✓ valid: ${nameSigned(read)}, keys from ${keysFrom}` : `✗ NOT valid: ${nameSigned(read)}`);
    if (read.is === 'audit log' && read.log.withheldCount > 0) {
      say(`– ${read.log.withheldCount} later events are held back until the votes that are open are closed`);
    }
  }
  return validCount === sources.length ? 0 : 1;
}

function nameSigned(read: Exclude<Read, { is: 'neither' }>): string {
  if (read.is === 'audit log') return `the audit log of ${read.log.newsroom.name}, ${read.log.exportedAt}`;
  const { title, number, newsroom, publishedAt } = read.envelope.snapshot;
  return `“${title}”, version ${number} by ${newsroom.name}, ${publishedAt}`;
}

/** Whether the newsroom's log tells of this very version; nothing, where it is another newsroom's or older. */
function compareWithLog({ snapshot, sha256 }: Envelope, log: AuditExport): Finding[] {
  const { newsroom, slug, number, publishedAt } = snapshot;
  if (log.newsroom.slug !== newsroom.slug || log.exportedAt < publishedAt) return [];
  const logged = findPublishedHash(log, slug, number);
  if (logged === sha256) return [{ ok: true, words: `log: the audit log tells of version ${number} with this hash` }];
  // What is held back may be what tells of it.
  if (logged === null && log.withheldCount > 0) return [];
  const words =
    logged === null ? `does not tell of version ${number} of ${slug}` : `has the hash ${logged} for version ${number}`;
  return [{ ok: false, words: `log: the audit log ${words}` }];
}

/** Walks back to version 1, through the versions at hand and else over the network, as far as they can be had. */
async function verifyChain(envelope: Envelope, known: readonly Envelope[], say: Say): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (let current = envelope; current.snapshot.previous; ) {
    const { previous, slug } = current.snapshot;
    const atHand = known.find(({ snapshot }) => snapshot.slug === slug && snapshot.number === previous.number);
    const before = atHand ?? (await findEnvelope(previous.url));
    if (!before) {
      say(`– chain: version ${previous.number} is not at hand; give its file too, or go online`);
      return findings;
    }
    findings.push(await verifyLink(current, before));
    if (before.snapshot.number >= current.snapshot.number) return findings;
    current = before;
  }
  return findings;
}

async function findEnvelope(url: string): Promise<Envelope | null> {
  try {
    return readEnvelope(await readSource(url));
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

const jwksSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) });

async function readKeys(source: string): Promise<JWK[]> {
  const text = await readSource(source);
  try {
    return jwksSchema.parse(JSON.parse(text)).keys;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    throw new AppError('cli.usage', {
      words: `${source} is not a set of keys. Get it from /.well-known/touchstone-keys.json.`,
    });
  }
}

/** The text of a file or an address; a page's address stands for its signed snapshot. */
async function readSource(source: string): Promise<string> {
  const url = URL.parse(source);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return readLocal(source);
  if (!url.pathname.endsWith('.json')) url.pathname = `${url.pathname.replace(/\/$/, '')}.json`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (response.ok) return await response.text();
    throw new AppError('cli.missing', { words: `${url} answers ${response.status}.` });
  } catch (error) {
    if (isAppError(error)) throw error;
    throw new AppError('cli.missing', {
      words: `${url} cannot be reached. Get the file another way, and the keys with --keys FILE.`,
    });
  }
}

/** npm runs scripts from the package's root; a relative path is meant from where the person stood. */
async function readLocal(file: string): Promise<string> {
  try {
    return await readFile(resolve(process.env.INIT_CWD ?? process.cwd(), file), 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new AppError('cli.usage', { words: `${file} cannot be read (${String(error.code)}). Look at the path.` });
  }
}
