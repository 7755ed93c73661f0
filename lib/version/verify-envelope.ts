import type { JWK } from 'jose';
import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { sha256Hex } from '#lib/crypto/sha256.ts';
import { verifyDetached } from '#lib/keys/detached-jws.ts';
import type { Envelope } from './envelope.ts';

/** One check and its result, in words for a person. */
export type Finding = { ok: boolean; words: string };

/** Whether the snapshot is the one that was hashed and signed, with one of these public keys. */
export async function verifyEnvelope(envelope: Envelope, keys: readonly JWK[]): Promise<Finding[]> {
  const bytes = canonicalJson(envelope.snapshot);
  const sha256 = await sha256Hex(bytes);
  const hash: Finding =
    sha256 === envelope.sha256
      ? { ok: true, words: `hash: SHA-256 ${sha256}` }
      : { ok: false, words: `hash: the snapshot's is ${sha256}, the file says ${envelope.sha256}` };
  const key = keys.find((one) => one.kid === envelope.kid);
  if (!key) return [hash, { ok: false, words: `signature: the newsroom has published no key ${envelope.kid}` }];
  return (await verifyDetached(envelope.jws, bytes, key))
    ? [hash, { ok: true, words: `signature: Ed25519, key ${envelope.kid}` }]
    : [hash, { ok: false, words: `signature: not made by key ${envelope.kid} over this snapshot` }];
}

/** Whether `previous` is the version that `envelope` says it follows. */
export async function verifyLink(envelope: Envelope, previous: Envelope): Promise<Finding> {
  const { number, previous: link, slug } = envelope.snapshot;
  const sha256 = await sha256Hex(canonicalJson(previous.snapshot));
  const fits = link !== null && link.sha256 === sha256 && link.number === previous.snapshot.number;
  return fits
    ? { ok: true, words: `chain: version ${number} follows version ${link.number} of ${slug}` }
    : {
        ok: false,
        words: `chain: version ${number} does not follow the version ${previous.snapshot.number} that was found`,
      };
}
