import { base64url, CompactSign, type CryptoKey, compactVerify, errors, importJWK, type JWK } from 'jose';

const ALGORITHM = 'EdDSA';

/** Signs `payload` (its UTF-8) and gives a compact JWS with the payload left out (RFC 7515, appendix F). */
export async function signDetached(payload: string, privateKey: CryptoKey | JWK, kid: string): Promise<string> {
  const compact = await new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: ALGORITHM, kid })
    .sign(privateKey);
  const [header, , signature] = compact.split('.');
  return `${header}..${signature}`;
}

/** Whether `jws` is a detached signature over `payload` by this Ed25519 public key, which must carry its `kid`. */
export async function verifyDetached(jws: string, payload: string, publicJwk: JWK): Promise<boolean> {
  const [header, empty, signature, ...more] = jws.split('.');
  if (!header || empty !== '' || !signature || more.length > 0) return false;
  try {
    // Base64url leaves spare bits in its last letter: another letter there would decode to the same signature.
    if (base64url.encode(base64url.decode(signature)) !== signature) return false;
    const key = await importJWK({ ...publicJwk, alg: ALGORITHM });
    const compact = `${header}.${base64url.encode(payload)}.${signature}`;
    const { protectedHeader } = await compactVerify(compact, key, { algorithms: [ALGORITHM] });
    return protectedHeader.kid === publicJwk.kid;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException) return false;
    throw error;
  }
}
