import { hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, type JWK } from 'jose';
import { authSecret } from '#lib/env.server.ts';

const KEY_BYTES = 32;
/** Names what the derived key is for, so that no other use of the secret shares it. */
const PURPOSE = 'touchstone signing keys v1';

/** Encrypts a private JWK for the database: JWE, `dir` with A256GCM, under a key derived (HKDF) from the secret. */
export function sealPrivateKey(privateJwk: JWK, secret: string = authSecret()): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(privateJwk)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(sealingKey(secret));
}

/** Opens what `sealPrivateKey` made. @throws JOSEError when the secret is another one or a byte changed. */
export async function openPrivateKey(jwe: string, secret: string = authSecret()): Promise<JWK> {
  const { plaintext } = await compactDecrypt(jwe, sealingKey(secret), {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  return JSON.parse(new TextDecoder().decode(plaintext)) as JWK;
}

function sealingKey(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', PURPOSE, KEY_BYTES));
}
