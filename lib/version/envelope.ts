import { z } from 'zod';
import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { parseJson } from '#lib/parse-json.ts';
import { type Snapshot, snapshotSchema } from './snapshot.ts';

const envelopeSchema = z.strictObject({
  format: z.literal('touchstone.signed-factsheet/1'),
  snapshot: snapshotSchema,
  /** Hex SHA-256 of the snapshot's canonical JSON. */
  sha256: z.string(),
  /** RFC 7638 thumbprint of the key. */
  kid: z.string(),
  /** Detached JWS (RFC 7515, appendix F) over the snapshot's canonical JSON. */
  jws: z.string(),
});

/** What `/facts/[slug]/v/[n].json` serves: the snapshot with its hash and signature. */
export type Envelope = z.infer<typeof envelopeSchema>;

/** The bytes that are served: canonical JSON, so the snapshot stands in them byte for byte as it was signed. */
export function writeEnvelope(signed: { snapshot: Snapshot; sha256: string; kid: string; jws: string }): string {
  const { snapshot, sha256, kid, jws } = signed;
  return canonicalJson({ format: 'touchstone.signed-factsheet/1', snapshot, sha256, kid, jws });
}

/** Reads what was served; null for anything that is not an envelope written by `writeEnvelope`, to the byte. */
export function readEnvelope(text: string): Envelope | null {
  const parsed = envelopeSchema.safeParse(parseJson(text));
  return parsed.success && canonicalJson(parsed.data) === text ? parsed.data : null;
}
