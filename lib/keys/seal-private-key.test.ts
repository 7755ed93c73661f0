import { describe, expect, it } from 'vitest';
import { openPrivateKey, sealPrivateKey } from './seal-private-key.server.ts';

const SECRET = 'a secret of this test, long enough';
const KEY = { kty: 'OKP', crv: 'Ed25519', d: 'private part' };

describe('sealPrivateKey', () => {
  it('[F5] opens with the same secret only', async () => {
    const sealed = await sealPrivateKey(KEY, SECRET);
    expect(await openPrivateKey(sealed, SECRET)).toEqual(KEY);
    await expect(openPrivateKey(sealed, `${SECRET}.`)).rejects.toThrow();
  });

  it('[F5] shows nothing of the private key', async () => {
    const sealed = await sealPrivateKey(KEY, SECRET);
    const shown = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect(shown.join()).not.toContain('private part');
  });

  it('[F5] does not open once a letter changed', async () => {
    const sealed = await sealPrivateKey(KEY, SECRET);
    const at = sealed.length - 30;
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    await expect(openPrivateKey(changed, SECRET)).rejects.toThrow();
  });
});
