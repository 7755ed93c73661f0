import { z } from 'zod';
import { type AuditEventBody, findBreak } from '#lib/audit/event.ts';
import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import type { Finding } from '#lib/keys/finding.ts';
import type { PublicKey } from '#lib/keys/public-key.ts';
import { verifySignature } from '#lib/keys/verify-signature.ts';
import { parseJson } from '#lib/parse-json.ts';

const eventSchema = z.strictObject({
  newsroomId: z.string(),
  seq: z.number().int().min(1),
  at: z.iso.datetime(),
  actor: z.string(),
  type: z.string(),
  payload: z.record(z.string(), z.unknown()),
  prevHash: z.string().nullable(),
  hash: z.string(),
});

const sealSchema = z.strictObject({
  newsroom: z.strictObject({ slug: z.string(), name: z.string() }),
  exportedAt: z.iso.datetime(),
  eventCount: z.number().int().min(1),
  /** Hash of the last event, which covers all before it. */
  head: z.string(),
  /** In format 1 only: later events that the file leaves out; the first of them is a vote of an open round. */
  withheldCount: z.number().int().min(0).optional(),
  /** From format 2 on: false where it ends before a vote that an older release chained while its round was open. */
  whole: z.boolean().optional(),
  /** Address of the newsroom's public keys. */
  keys: z.url(),
});

const exportSchema = sealSchema.extend({
  format: z.enum(['touchstone.audit/1', 'touchstone.audit/2']),
  events: z.array(eventSchema),
  kid: z.string(),
  /** Detached JWS (RFC 7515, appendix F) over the canonical JSON of everything but format, events, kid and jws. */
  jws: z.string(),
});

/** A newsroom's audit log as a file: its events, chained, and the newsroom's signature over their head. */
export type AuditExport = z.infer<typeof exportSchema>;
export type AuditSeal = z.infer<typeof sealSchema>;

/** What is signed: the head covers every event. */
export function sealBytes({ newsroom, exportedAt, eventCount, head, withheldCount, whole, keys }: AuditSeal): string {
  const until = { ...(withheldCount !== undefined && { withheldCount }), ...(whole !== undefined && { whole }) };
  return canonicalJson({ newsroom, exportedAt, eventCount, head, ...until, keys });
}

/** Whether the file leaves out nothing that was there when it was written. */
export function isWholeLog({ whole, withheldCount = 0 }: AuditSeal): boolean {
  return whole ?? withheldCount === 0;
}

/** The file's bytes: canonical JSON. */
export function writeAuditExport(log: AuditExport): string {
  return canonicalJson(log);
}

/** Reads what was exported; null for anything that `writeAuditExport` did not write, to the byte. */
export function readAuditExport(text: string): AuditExport | null {
  const parsed = exportSchema.safeParse(parseJson(text));
  return parsed.success && canonicalJson(parsed.data) === text ? parsed.data : null;
}

/** Whether the events form a chain, and whether the newsroom that it names signed their head with one of these public keys. */
export async function verifyAuditExport(log: AuditExport, keys: readonly PublicKey[]): Promise<Finding[]> {
  const brokenAt = await findBreak(log.events as (AuditEventBody & { hash: string })[]);
  const head = log.events.at(-1)?.hash;
  const isWhole = log.events.length === log.eventCount && head === log.head;
  const chain: Finding =
    brokenAt !== null
      ? { ok: false, words: `audit: the chain breaks at event ${brokenAt} of ${log.events.length}` }
      : isWhole
        ? { ok: true, words: `audit: ${log.eventCount} events hang together, head ${log.head}` }
        : {
            ok: false,
            words: `audit: ${log.events.length} events, the file says ${log.eventCount} with head ${log.head}`,
          };
  const { kid, jws, newsroom } = log;
  return [chain, ...(await verifySignature({ kid, jws, bytes: sealBytes(log), newsroom }, keys))];
}

/** The hash that the log has for a version of a sheet; null if the log does not name it. */
export function findPublishedHash(log: AuditExport, slug: string, number: number): string | null {
  const event = log.events.find(
    ({ type, payload }) =>
      /^factsheet\.(published|retracted)$/.test(type) && payload.slug === slug && payload.number === number,
  );
  return typeof event?.payload.sha256 === 'string' ? event.payload.sha256 : null;
}
