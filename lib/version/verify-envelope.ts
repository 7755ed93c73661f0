import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { sha256Hex } from '#lib/crypto/sha256.ts';
import type { Finding } from '#lib/keys/finding.ts';
import type { PublicKey } from '#lib/keys/public-key.ts';
import { verifySignature } from '#lib/keys/verify-signature.ts';
import type { Envelope } from './envelope.ts';

/** Whether the snapshot is the one that was hashed and signed, with one of these public keys, by the newsroom that it names. */
export async function verifyEnvelope(envelope: Envelope, keys: readonly PublicKey[]): Promise<Finding[]> {
  const { snapshot, kid, jws, sha256: given } = envelope;
  const bytes = canonicalJson(snapshot);
  const sha256 = await sha256Hex(bytes);
  const hash: Finding =
    sha256 === given
      ? { ok: true, words: `hash: SHA-256 ${sha256}` }
      : { ok: false, words: `hash: the snapshot's is ${sha256}, the file says ${given}` };
  return [hash, ...(await verifySignature({ kid, jws, bytes, newsroom: snapshot.newsroom }, keys))];
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
