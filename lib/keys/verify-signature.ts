import type { JWK } from 'jose';
import { verifyDetached } from './detached-jws.ts';
import type { Finding } from './finding.ts';
import { findKey, type PublicKey } from './public-key.ts';

type Signed = {
  kid: string;
  /** Detached JWS over `bytes`. */
  jws: string;
  bytes: string;
  /** The newsroom that it names as its own. */
  newsroom: { slug: string; name: string };
};

/** Whether one of these keys made the signature, and whether it belongs, by the set of keys, to the newsroom that is named. */
export async function verifySignature(signed: Signed, keys: readonly PublicKey[]): Promise<Finding[]> {
  const { kid, jws, bytes, newsroom } = signed;
  const key = await findKey(keys, kid);
  if (!key) return [{ ok: false, words: `signature: there is no key ${kid} in the set of keys` }];
  if (!(await verifyDetached(jws, bytes, key as JWK))) {
    return [{ ok: false, words: `signature: not made by key ${kid} over this text` }];
  }
  const signature = { ok: true, words: `signature: Ed25519, key ${kid}` };
  const owner = key.newsroom;
  // Sets of keys that were kept before newsrooms were named in them prove no less than they did.
  if (!owner) return [signature];
  const isOwn = owner.slug === newsroom.slug && owner.name === newsroom.name;
  const named = `“${newsroom.name}” (${newsroom.slug})`;
  return [
    signature,
    isOwn
      ? { ok: true, words: `newsroom: ${named}, by the set of keys` }
      : { ok: false, words: `newsroom: it names ${named}, but the key belongs to “${owner.name}” (${owner.slug})` },
  ];
}
