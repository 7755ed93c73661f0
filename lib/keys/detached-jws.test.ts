import { calculateJwkThumbprint, compactVerify, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { signDetached, verifyDetached } from './detached-jws.ts';

async function buildKey() {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, privateKey: pair.privateKey, publicJwk: { ...jwk, kid } };
}

describe('signDetached and verifyDetached', () => {
  it('[F4] a signature verifies over the same text with the same key', async () => {
    const key = await buildKey();
    const jws = await signDetached('{"a":1}', key.privateKey, key.kid);
    expect(jws.split('.')[1]).toBe('');
    expect(await verifyDetached(jws, '{"a":1}', key.publicJwk)).toBe(true);
  });

  it('[F4] is an ordinary JWS once the payload is put back', async () => {
    const key = await buildKey();
    const [header, , signature] = (await signDetached('{"a":1}', key.privateKey, key.kid)).split('.');
    const compact = `${header}.${Buffer.from('{"a":1}').toString('base64url')}.${signature}`;
    const { protectedHeader } = await compactVerify(compact, key.publicJwk);
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: key.kid });
  });

  it('[F4] does not verify over another text, with another key, or under another key id', async () => {
    const [key, other] = [await buildKey(), await buildKey()];
    const jws = await signDetached('{"a":1}', key.privateKey, key.kid);
    expect(await verifyDetached(jws, '{"a":2}', key.publicJwk)).toBe(false);
    expect(await verifyDetached(jws, '{"a":1}', other.publicJwk)).toBe(false);
    expect(await verifyDetached(jws, '{"a":1}', { ...key.publicJwk, kid: other.kid })).toBe(false);
  });

  it('[F4] no letter of the signature can be changed, the spare bits of the last one included', async () => {
    const key = await buildKey();
    const jws = await signDetached('{"a":1}', key.privateKey, key.kid);
    for (let at = 0; at < jws.length; at += 1) {
      for (const letter of ['A', 'B', '-', '.', '*']) {
        if (jws[at] === letter) continue;
        const changed = jws.slice(0, at) + letter + jws.slice(at + 1);
        expect(await verifyDetached(changed, '{"a":1}', key.publicJwk), `letter ${at} as ${letter}`).toBe(false);
      }
    }
  });

  it.each(['', '..', 'a..b', 'a.b.c', 'not a signature'])('[F4] refuses %j', async (jws) => {
    const key = await buildKey();
    expect(await verifyDetached(jws, '{"a":1}', key.publicJwk)).toBe(false);
  });
});
