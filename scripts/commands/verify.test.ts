import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { base64url, CompactSign } from 'jose';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { keysUrl, writeKeySet } from '#lib/keys/public-key.ts';
import { writeEnvelope } from '#lib/version/envelope.ts';
import type { Snapshot } from '#lib/version/snapshot.ts';
import {
  makeKey,
  makeVersion,
  publishKeys,
  type SignedSite,
  type SiteKey,
  signVersion,
  startSignedSite,
} from '#seeds/signed-site-fixture.ts';
import { run } from './verify.ts';

let folder = '';
let key: SiteKey;
let site: SignedSite;
let evil: SignedSite;
let evilKey: SiteKey;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-verify-'));
  vi.stubEnv('DATA_DIR', join(folder, 'data'));
  [key, evilKey] = await Promise.all([makeKey(), makeKey()]);
  [site, evil] = await Promise.all([startSignedSite(key), startSignedSite(evilKey)]);
});

afterEach(() => {
  vi.unstubAllEnvs();
  site.close();
  evil.close();
  rmSync(folder, { recursive: true });
});

async function verify(...args: string[]): Promise<{ code: number; lines: string }> {
  const lines: string[] = [];
  const code = await run(args, (line) => lines.push(line));
  return { code, lines: lines.join('\n') };
}

function keep(text: string | Uint8Array, name = 'version.json'): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** The true version with another verdict. */
function forge(overrides: Partial<Snapshot> = {}): Snapshot {
  const [claim, ...others] = makeVersion(site.url).claims;
  return makeVersion(site.url, { claims: [{ ...claim!, verdict: 'false', rating: 5 }, ...others], ...overrides });
}

describe('whose version it is', () => {
  test('[F11] what is proven is the site that publishes the key', async () => {
    const { text } = await signVersion(makeVersion(site.url), key);
    const { code, lines } = await verify(keep(text));
    expect(lines).toMatch(/✓ hash.*✓ signature.*✓ newsroom: “Harbour Desk”.*✓ valid/s);
    expect(lines).toContain(`signed by whoever publishes at ${site.url}`);
    expect(code).toBe(0);
  });

  test('[F35] where the file says that its keys are decides nothing', async () => {
    const { links } = makeVersion(site.url);
    const forged = forge({ links: { ...links, keys: keysUrl(evil.url) } });
    const { code, lines } = await verify(keep((await signVersion(forged, evilKey)).text));
    expect(lines).toContain(`✗ signature: ${site.url} publishes no key ${evilKey.kid}`);
    expect(lines).not.toContain('✓ valid');
    expect(code).toBe(1);
  });

  test.each(['page', 'json', 'version'] as const)('[F35] a forger’s %s is no other site’s', async (name) => {
    const { links } = makeVersion(site.url);
    const forged = forge({ links: { ...links, keys: keysUrl(evil.url), [name]: `${evil.url}/facts/harbour` } });
    const { code, lines } = await verify(keep((await signVersion(forged, evilKey)).text));
    expect({ code, claimsSite: lines.includes(`publishes at ${site.url}`) }).toEqual(
      name === 'version' ? { code: 0, claimsSite: false } : { code: 1, claimsSite: false },
    );
    if (name === 'version') expect(lines).toContain(`signed by whoever publishes at ${evil.url}`);
  });

  test('[F35] an address that was asked must publish the key as well', async () => {
    const { text } = await signVersion(makeVersion(evil.url), evilKey);
    site.files.set('/facts/harbour/v/1.json', text);
    const { code, lines } = await verify(`${site.url}/facts/harbour/v/1`);
    expect(lines).toContain(`✗ signature: ${site.url} publishes no key ${evilKey.kid}`);
    expect(code).toBe(1);
    publishKeys(site, key, evilKey);
    expect((await verify(`${site.url}/facts/harbour/v/1`)).lines).toContain(`at ${evil.url} and at ${site.url}`);
  });

  test('[F35] another newsroom’s key of the same site does not sign for this one', async () => {
    const other = await makeKey({ slug: 'other', name: 'Other Desk' });
    publishKeys(site, key, other);
    const { code, lines } = await verify(keep((await signVersion(forge(), other)).text));
    expect(lines).toMatch(/✗ newsroom: it names “Harbour Desk” \(.*\), but the key belongs to “Other Desk” \(other\)/);
    expect(code).toBe(1);
  });

  test('[F35] a key that borrows another’s id is none', async () => {
    const forged = forge();
    const bytes = canonicalJson(forged);
    const { envelope } = await signVersion(forged, evilKey);
    const text = writeEnvelope({ ...envelope, kid: key.kid, jws: await evilKey.sign(bytes, key.kid) });
    const keys = keep(writeKeySet([{ ...evilKey.publicKey, kid: key.kid }]), 'keys.json');
    expect((await verify(keep(text), '--keys', keys)).code).toBe(1);
    expect((await verify(keep(text), '--keys', keys, '--key', key.kid)).code).toBe(1);
  });

  test('[F35] keys that a person has decide, whatever the site says and with no site at all', async () => {
    const { text } = await signVersion(makeVersion(site.url), key);
    const [file, keys] = [keep(text), keep(writeKeySet([key.publicKey]), 'keys.json')];
    const wrong = keep(writeKeySet([evilKey.publicKey]), 'wrong.json');
    expect((await verify(file, '--keys', wrong)).code).toBe(1);
    site.close();
    const { code, lines } = await verify(file, '--keys', keys);
    expect(lines).toContain(`signed by who holds a key of ${keys}`);
    expect(lines).toContain('– newer versions: the site of this one could not be asked');
    expect(code).toBe(0);
  });

  test('[F35] a set of keys that names no newsroom proves the signature all the same', async () => {
    const { newsroom: _, ...bare } = key.publicKey;
    const keys = keep(writeKeySet([bare]), 'keys.json');
    const { code, lines } = await verify(keep((await signVersion(makeVersion(site.url), key)).text), '--keys', keys);
    expect(lines).not.toContain('newsroom:');
    expect(code).toBe(0);
  });

  test('[F35] --key names the only key that may have signed', async () => {
    const file = keep((await signVersion(makeVersion(site.url), key)).text);
    expect((await verify(file, '--key', key.kid)).code).toBe(0);
    const { code, lines } = await verify(file, '--key', evilKey.kid);
    expect(lines).toContain(`not with key ${evilKey.kid}, which --key names`);
    expect(code).toBe(1);
  });

  test('[F35] keys that cannot be read fail one version, and the next is verified all the same', async () => {
    const gone = keep((await signVersion(makeVersion('http://127.0.0.1:9'), evilKey)).text, 'gone.json');
    const fine = keep((await signVersion(makeVersion(site.url), key)).text);
    const { code, lines } = await verify(gone, fine);
    expect(lines).toMatch(/gone\.json\n✗ keys: .*cannot be reached.*✗ NOT valid.*version\.json\n.*✓ valid/s);
    expect(code).toBe(1);
  });
});

describe('--trust', () => {
  test('[F36] keeps the key after its first use; then it decides, offline too', async () => {
    const file = keep((await signVersion(makeVersion(site.url), key)).text);
    expect((await verify(file, '--trust')).lines).toContain(`key ${key.kid}`);
    site.close();
    const { code, lines } = await verify(file);
    expect(lines).toMatch(/signed by who holds the key trusted for .* since \d{4}-/);
    expect(code).toBe(0);
  });

  test('[F36] another key of the site is refused until a person names it', async () => {
    await verify(keep((await signVersion(makeVersion(site.url), key)).text), '--trust');
    const next = await makeKey();
    publishKeys(site, key, next);
    const file = keep((await signVersion(makeVersion(site.url), next)).text);
    for (const args of [[], ['--trust']]) {
      const { code, lines } = await verify(file, ...args);
      expect(lines).toContain(`✗ key: signed with key ${next.kid}; trusted for`);
      expect(code).toBe(1);
    }
    expect((await verify(file, '--key', next.kid, '--trust')).code).toBe(0);
    expect((await verify(file)).code).toBe(0);
  });

  test('[F36] what does not verify is not trusted', async () => {
    const file = keep((await signVersion(forge(), evilKey)).text);
    expect((await verify(file, '--trust')).code).toBe(1);
    expect((await verify(keep((await signVersion(makeVersion(site.url), key)).text))).code).toBe(0);
  });

  test('[F36] a damaged file of trusted keys is an error, never no keys', async () => {
    const file = keep((await signVersion(makeVersion(site.url), key)).text);
    await verify(file, '--trust');
    writeFileSync(join(folder, 'data', 'trusted-keys.json'), '[');
    const { code, lines } = await verify(file);
    expect(lines).toContain('trusted-keys.json is damaged');
    expect(code).toBe(1);
  });
});

describe('whether a version stands', () => {
  async function publish(): Promise<{ first: string; second: string; retracted: string }> {
    const first = await signVersion(makeVersion(site.url), key);
    const second = await signVersion(makeVersion(site.url, { title: 'More' }, first.envelope), key);
    const retraction = { reason: 'The log was forged.' };
    const last = await signVersion(makeVersion(site.url, { retraction }, second.envelope), key);
    for (const [at, { text }] of [first, second, last].entries()) {
      site.files.set(`/facts/harbour/v/${at + 1}.json`, text);
    }
    return { first: first.text, second: second.text, retracted: last.text };
  }

  test('[F37] one that has a newer one says so, by its site or by a file', async () => {
    const { first, second } = await publish();
    const file = keep(first);
    expect((await verify(file)).lines).toContain('– newer versions: the site of this one could not be asked');
    expect((await verify(file, keep(second, 'second.json'))).lines).toContain('– superseded: version 2 of');
    site.files.set('/facts/harbour.json', second);
    const { code, lines } = await verify(file);
    expect(lines).toContain('– superseded: version 2 of');
    expect(code).toBe(0);
    expect((await verify(keep(second, 'second.json'))).lines).not.toContain('superseded');
  });

  test('[F37] one of a sheet that was retracted says so, and the retraction itself', async () => {
    const { first, retracted } = await publish();
    site.files.set('/facts/harbour.json', retracted);
    for (const text of [first, retracted]) {
      expect((await verify(keep(text))).lines).toContain('– retracted by version 3: The log was forged.');
    }
  });

  test('[F37] a newer one that does not verify is not believed', async () => {
    const { first } = await publish();
    const retraction = { reason: 'Never mind.' };
    const { envelope } = await signVersion(makeVersion(site.url), key);
    const forged = await signVersion(makeVersion(site.url, { retraction }, envelope), evilKey);
    site.files.set('/facts/harbour.json', forged.text);
    expect((await verify(keep(first), keep(forged.text, 'forged.json'))).lines).not.toMatch(/– (superseded|retracted)/);
  });

  test('[F37] two signed versions of one number are a fork', async () => {
    const { first } = await publish();
    site.files.set('/facts/harbour.json', (await signVersion(makeVersion(site.url, { title: 'Other' }), key)).text);
    const { code, lines } = await verify(keep(first));
    expect(lines).toContain('✗ fork: another version 1');
    expect(code).toBe(1);
  });

  test('[F12] what stands in the place of the version before and is none breaks the chain', async () => {
    const { second } = await publish();
    expect((await verify(keep(second))).lines).toContain('✓ chain');
    site.files.set('/facts/harbour/v/1.json', '<html>');
    const { code, lines } = await verify(keep(second));
    expect(lines).toMatch(/✗ chain: what stands at .*v\/1\.json is no signed version/);
    expect(code).toBe(1);
  });

  test('[F12] a file that cannot be read fails, and the others are verified all the same', async () => {
    const { first } = await publish();
    const { code, lines } = await verify(join(folder, 'none.json'), keep(first));
    expect(lines).toMatch(/none\.json\n✗ .*ENOENT.*version\.json\n.*✓ valid/s);
    expect(code).toBe(1);
  });
});

/** What is done to a signed file, each of which must be noticed. */
const CHANGES: [name: string, change: (text: string) => string | Uint8Array][] = [
  ['one byte', (text) => text.replace('closed', 'clozed')],
  ['swapped order of keys', (text) => text.replace(/^\{("format":"[^"]*"),("jws":"[^"]*")/, '{$2,$1')],
  ['swapped order of claims', (text) => swapClaims(text)],
  ['truncated', (text) => text.slice(0, -1)],
  ['a line feed more', (text) => `${text}\n`],
  ['pretty-printed', (text) => JSON.stringify(JSON.parse(text), null, 2)],
  ['a duplicate key', (text) => text.replace('{"format"', '{"format":"x","format"')],
  ['a byte order mark', (text) => `\uFEFF${text}`],
  ['an escaped letter', (text) => text.replace('harbour', '\\u0068arbour')],
  ['UTF-16', (text) => new Uint8Array(Buffer.from(text, 'utf16le'))],
  ['a byte that is no UTF-8', (text) => Buffer.concat([Buffer.from(text.slice(0, 99)), Buffer.from([0xff])])],
  ['a member more', (text) => text.replace('{"format"', '{"extra":1,"format"')],
];

function swapClaims(text: string): string {
  const envelope = JSON.parse(text);
  envelope.snapshot.claims.reverse();
  return canonicalJson(envelope);
}

describe('what was done to the file', () => {
  test.each(CHANGES)('[F11] %s is noticed, in a file and over the network', async (_, change) => {
    const { text } = await signVersion(makeVersion(site.url), key);
    const changed = change(text);
    expect(Buffer.from(changed).equals(Buffer.from(text))).toBe(false);
    expect((await verify(keep(text))).code).toBe(0);
    expect((await verify(keep(changed))).code).toBe(1);
    site.files.set('/facts/harbour/v/1.json', Buffer.from(changed));
    expect((await verify(`${site.url}/facts/harbour/v/1.json`)).code).toBe(1);
  });

  test.each(['none', 'HS256'])('[F11] alg %s is no signature', async (alg) => {
    const { envelope } = await signVersion(makeVersion(site.url), key);
    const header = base64url.encode(JSON.stringify({ alg, kid: key.kid }));
    const secret = base64url.decode(String(key.publicKey.x));
    const signed =
      alg === 'none'
        ? `${header}..`
        : await new CompactSign(new TextEncoder().encode(canonicalJson(envelope.snapshot)))
            .setProtectedHeader({ alg, kid: key.kid })
            .sign(secret);
    const [head, , signature] = signed.split('.');
    const { code } = await verify(keep(writeEnvelope({ ...envelope, jws: `${head}..${signature}` })));
    expect(code).toBe(1);
  });
});
