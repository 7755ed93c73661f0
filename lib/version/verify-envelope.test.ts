import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { sha256Hex } from '#lib/crypto/sha256.ts';
import { signDetached } from '#lib/keys/detached-jws.ts';
import { sampleSnapshot } from '#seeds/sample-snapshot.ts';
import { readEnvelope, writeEnvelope } from './envelope.ts';
import type { Snapshot } from './snapshot.ts';
import { verifyEnvelope, verifyLink } from './verify-envelope.ts';

async function sign(snapshot: Snapshot) {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  const { kty = '', ...jwk } = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint({ kty, ...jwk });
  const bytes = canonicalJson(snapshot);
  const jws = await signDetached(bytes, pair.privateKey, kid);
  const text = writeEnvelope({ snapshot, sha256: await sha256Hex(bytes), kid, jws });
  return { text, keys: [{ kty, ...jwk, kid, newsroom: snapshot.newsroom }] };
}

async function isValid(text: string, keys: Awaited<ReturnType<typeof sign>>['keys']): Promise<boolean> {
  const envelope = readEnvelope(text);
  return envelope !== null && (await verifyEnvelope(envelope, keys)).every((finding) => finding.ok);
}

describe('verifyEnvelope', () => {
  it('[F11] an untouched version is valid', async () => {
    const { text, keys } = await sign(sampleSnapshot());
    expect(await isValid(text, keys)).toBe(true);
  });

  it('[F11] any changed byte makes it invalid', async () => {
    const { text, keys } = await sign(sampleSnapshot());
    for (let at = 0; at < text.length; at += 1) {
      const changed = text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);
      expect(await isValid(changed, keys), `byte ${at}, ${text.slice(at - 10, at + 10)}`).toBe(false);
    }
  });

  it('[F11] so does a space, a byte more and a byte less', async () => {
    const { text, keys } = await sign(sampleSnapshot());
    for (const changed of [` ${text}`, `${text}\n`, text.slice(0, -1), text.replace(':', ': ')]) {
      expect(await isValid(changed, keys)).toBe(false);
    }
  });

  it('[F11] a key that the newsroom did not publish does not count', async () => {
    const { text } = await sign(sampleSnapshot());
    expect(await isValid(text, [])).toBe(false);
    expect(await isValid(text, (await sign(sampleSnapshot())).keys)).toBe(false);
  });

  it('[F11] a key counts under its own thumbprint alone, and for its own newsroom alone', async () => {
    const { text, keys } = await sign(sampleSnapshot());
    const [key] = keys;
    const [stranger] = (await sign(sampleSnapshot())).keys;
    expect(await isValid(text, [{ ...stranger!, kid: key!.kid }])).toBe(false);
    expect(await isValid(text, [{ ...key!, newsroom: { slug: 'another', name: key!.newsroom.name } }])).toBe(false);
    expect(await isValid(text, [{ ...key!, newsroom: { ...key!.newsroom, name: 'Another' } }])).toBe(false);
    expect(await isValid(text, [stranger!, key!])).toBe(true);
  });

  it('[F11] the snapshot stands in the served bytes as it was hashed', async () => {
    const { text } = await sign(sampleSnapshot());
    expect(text).toContain(canonicalJson(sampleSnapshot()));
  });
});

describe('verifyLink', () => {
  it('[F12] a version follows the one whose hash it carries, and no other', async () => {
    const first = sampleSnapshot();
    const sha256 = await sha256Hex(canonicalJson(first));
    const second = sampleSnapshot({
      number: 2,
      previous: { number: 1, sha256, url: 'https://facts.example.test/facts/harbour/v/1.json' },
    });
    const read = async (snapshot: Snapshot) => {
      const envelope = readEnvelope((await sign(snapshot)).text);
      if (!envelope) throw new Error('not an envelope');
      return envelope;
    };
    expect((await verifyLink(await read(second), await read(first))).ok).toBe(true);
    const other = await read(sampleSnapshot({ title: 'Another' }));
    expect((await verifyLink(await read(second), other)).ok).toBe(false);
  });
});
