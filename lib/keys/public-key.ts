import { calculateJwkThumbprint, errors, type JWK } from 'jose';
import { z } from 'zod';
import { parseJson } from '#lib/parse-json.ts';

const newsroomSchema = z.object({ slug: z.string(), name: z.string() });

/** A public key of a site, as its set of keys has it. */
export const publicKeySchema = z.looseObject({
  kty: z.string(),
  kid: z.string(),
  /** Whose key it is, by the site that publishes it (a member of our own, as RFC 7517, section 4, allows); older sets name none. */
  newsroom: newsroomSchema.optional(),
});

const keySetSchema = z.object({ keys: z.array(publicKeySchema) });

/** A public key as a site publishes it. */
export type PublicKey = z.infer<typeof publicKeySchema>;

/** Where a site publishes the keys of its newsrooms. `siteUrl` without a trailing slash. */
export function keysUrl(siteUrl: string): string {
  return `${siteUrl}/.well-known/touchstone-keys.json`;
}

/** The public keys of newsrooms as a JSON Web Key Set (RFC 7517), retired ones too. */
export function writeKeySet(keys: readonly PublicKey[]): string {
  return JSON.stringify({ keys });
}

/** Reads a JSON Web Key Set; null for anything else. */
export function readKeySet(text: string): PublicKey[] | null {
  const parsed = keySetSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data.keys : null;
}

/** The key of this id; null if there is none, or the id is not the key's own thumbprint (RFC 7638), so that nobody can borrow one. */
export async function findKey(keys: readonly PublicKey[], kid: string): Promise<PublicKey | null> {
  for (const key of keys) if (key.kid === kid && (await measure(key)) === kid) return key;
  return null;
}

async function measure(key: PublicKey): Promise<string | null> {
  try {
    return await calculateJwkThumbprint(key as JWK);
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}
