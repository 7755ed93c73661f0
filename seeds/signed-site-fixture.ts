import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { sha256Hex } from '#lib/crypto/sha256.ts';
import { signDetached } from '#lib/keys/detached-jws.ts';
import { keysUrl, type PublicKey, writeKeySet } from '#lib/keys/public-key.ts';
import { type Envelope, writeEnvelope } from '#lib/version/envelope.ts';
import type { Snapshot } from '#lib/version/snapshot.ts';
import { sampleSnapshot } from './sample-snapshot.ts';

/** For tests: a site that publishes keys and whatever files it is given, on a port of its own. */
export type SignedSite = {
  url: string;
  /** What it answers, by path. */
  files: Map<string, string | Uint8Array>;
  close(): void;
};

/** For tests: a key pair, as a newsroom of a site publishes it. */
export type SiteKey = { kid: string; publicKey: PublicKey; sign(bytes: string, kid?: string): Promise<string> };

export async function makeKey(newsroom: Snapshot['newsroom'] = sampleSnapshot().newsroom): Promise<SiteKey> {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  const { kty = '', ...rest } = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint({ kty, ...rest });
  return {
    kid,
    publicKey: { kty, ...rest, kid, newsroom },
    sign: (bytes, as = kid) => signDetached(bytes, pair.privateKey, as),
  };
}

export async function startSignedSite(...keys: SiteKey[]): Promise<SignedSite> {
  const files = new Map<string, string | Uint8Array>();
  const server = createServer((request, response) => {
    const body = files.get(request.url ?? '');
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  publishKeys({ files, url }, ...keys);
  return {
    url,
    files,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

export function publishKeys({ files, url }: Pick<SignedSite, 'files' | 'url'>, ...keys: SiteKey[]): void {
  files.set(keysUrl(url).slice(url.length), writeKeySet(keys.map(({ publicKey }) => publicKey)));
}

/** A version of the sample sheet at a site. Of version 2 and later the one before is `after`. */
export function makeVersion(siteUrl: string, overrides: Partial<Snapshot> = {}, after?: Envelope): Snapshot {
  const page = `${siteUrl}/facts/harbour`;
  const number = after ? after.snapshot.number + 1 : 1;
  return sampleSnapshot({
    format: 'touchstone.factsheet/2',
    number,
    ...(after && {
      previous: { number: number - 1, sha256: after.sha256, url: `${page}/v/${number - 1}.json` },
    }),
    links: { page, version: `${page}/v/${number}`, json: `${page}/v/${number}.json`, keys: keysUrl(siteUrl) },
    ...overrides,
  });
}

/** The snapshot as it is published, signed with the key. */
export async function signVersion(snapshot: Snapshot, key: SiteKey): Promise<{ envelope: Envelope; text: string }> {
  const bytes = canonicalJson(snapshot);
  const sha256 = await sha256Hex(bytes);
  const signed = { snapshot, sha256, kid: key.kid, jws: await key.sign(bytes) };
  return { envelope: { format: 'touchstone.signed-factsheet/1', ...signed }, text: writeEnvelope(signed) };
}
