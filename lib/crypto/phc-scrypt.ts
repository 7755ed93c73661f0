/*
 * A password's hash as a string that names its function and cost, as the PHC string format has it:
 * `$scrypt$ln=15,r=8,p=1$<salt>$<key>`, in base64 without padding; `ln` is the binary logarithm of scrypt's N.
 * https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md
 */

export type ScryptCost = { ln: number; r: number; p: number };
export type Hashed = { cost: ScryptCost; salt: Buffer; key: Buffer };

const NUMBER = '([1-9]\\d{0,2})';
const BASE64 = '([A-Za-z0-9+/]+)';
const PHC = new RegExp(`^\\$scrypt\\$ln=${NUMBER},r=${NUMBER},p=${NUMBER}\\$${BASE64}\\$${BASE64}$`);

/** The parameters in the order that the format prescribes. */
export function formatPhc({ cost: { ln, r, p }, salt, key }: Hashed): string {
  return `$scrypt$ln=${ln},r=${r},p=${p}$${encode(salt)}$${encode(key)}`;
}

/** @throws Error for any other string: only we write hashes, so it is no input but a broken row. */
export function parsePhc(text: string): Hashed {
  const [, ln, r, p, salt = '', key = ''] = PHC.exec(text) ?? [];
  const hashed = {
    cost: { ln: Number(ln), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  };
  // Node reads base64 leniently; the format allows one spelling of each value.
  if (formatPhc(hashed) !== text) throw new Error('A password hash is not a PHC string of scrypt');
  return hashed;
}

function encode(bytes: Buffer): string {
  const [digits = ''] = bytes.toString('base64').split('=');
  return digits;
}
