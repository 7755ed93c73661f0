import { scryptSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.server.ts';
import { formatPhc, parsePhc } from './phc-scrypt.ts';

/** The example in passlib's documentation of its scrypt hash, which is a PHC string. */
const KNOWN = '$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E';
const CHEAP = { ln: 4, r: 8, p: 1 };

describe('PHC strings', () => {
  test('[M4] a hash that another program made is read with the cost that it names', async () => {
    expect(parsePhc(KNOWN).cost).toEqual({ ln: 16, r: 8, p: 1 });
    expect((await verifyPassword('password', KNOWN)).matches).toBe(true);
    expect((await verifyPassword('Password', KNOWN)).matches).toBe(false);
  });

  test('[M4] what is written is read back', () => {
    const cost = fc.record({
      ln: fc.integer({ min: 1, max: 31 }),
      r: fc.integer({ min: 1, max: 99 }),
      p: fc.constant(1),
    });
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((array) => Buffer.from(array));
    fc.assert(
      fc.property(fc.record({ cost, salt: bytes, key: bytes }), (hashed) => {
        const text = formatPhc(hashed);
        expect(text).toMatch(/^\$[a-z0-9-]{1,32}(\$[a-z0-9-]+=[\w/+.-]+(,[a-z0-9-]+=[\w/+.-]+)*)\$[\w/+]+\$[\w/+]+$/);
        expect(parsePhc(text)).toEqual(hashed);
      }),
    );
  });

  test.each([
    ['nothing', ''],
    ['the form before', 'scrypt$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD-iCs5E'],
    ['another function', KNOWN.replace('scrypt', 'argon2id')],
    ['parameters in another order', KNOWN.replace('ln=16,r=8', 'r=8,ln=16')],
    ['a leading zero', KNOWN.replace('r=8', 'r=08')],
    ['padding', `${KNOWN}=`],
    ["base64url's letters", KNOWN.replace('+', '-')],
    ['bits that no byte uses', KNOWN.replace(/E$/, 'F')],
    ['no key', KNOWN.replace(/\$[^$]*$/, '')],
    ['a line after it', `${KNOWN}\n`],
  ])('[M4] %s is refused', (_, text) => expect(() => parsePhc(text)).toThrow('PHC'));
});

test('[M4] a hash names its cost, matches its password alone, and two hashes of one password differ', async () => {
  const [first, second] = [await hashPassword('open sesame'), await hashPassword('open sesame')];
  expect(first).toMatch(/^\$scrypt\$ln=15,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(first).not.toBe(second);
  expect(await verifyPassword('open sesame', first)).toEqual({ matches: true, rehashed: null });
  expect(await verifyPassword('Open sesame', first)).toEqual({ matches: false, rehashed: null });
  expect(await verifyPassword('', null)).toEqual({ matches: false, rehashed: null });
});

test('[M4] one password is one, however its letters are composed', async () => {
  expect((await verifyPassword('cafe\u0301', await hashPassword('caf\u00e9', CHEAP))).matches).toBe(true);
});

test('[M19] the right password of a cheaper hash gives one at the present cost', async () => {
  const cheap = await hashPassword('open sesame', CHEAP);
  expect(await verifyPassword('a guess', cheap)).toEqual({ matches: false, rehashed: null });
  const { matches, rehashed } = await verifyPassword('open sesame', cheap);
  expect(matches).toBe(true);
  expect(rehashed).toContain('$ln=15,r=8,p=1$');
  expect(await verifyPassword('open sesame', rehashed)).toEqual({ matches: true, rehashed: null });
  const dearer = await hashPassword('open sesame', { ln: 15, r: 8, p: 2 });
  expect(await verifyPassword('open sesame', dearer)).toEqual({ matches: true, rehashed: null });
});

test('[M4] the key is scrypt of the password and the salt', async () => {
  const { salt, key } = parsePhc(await hashPassword('open sesame', CHEAP));
  expect(key).toEqual(scryptSync('open sesame', salt, 32, { N: 16, r: 8, p: 1 }));
});
