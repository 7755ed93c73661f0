import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseEncoding, ENCODINGS } from './negotiate.ts';

describe('encodings', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0.2, gzip;q=0.8', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['BR', 'br'],
    ['x-gzip', 'gzip'],
    ['X-GZIP;q=0.5, br;q=0.1', 'gzip'],
    ['x-gzip;q=0', 'identity'],
    ['gzipped', 'identity'],
    ['gzip;q=0.5', 'gzip'],
    ['br;q=1.0, gzip;q=0.8, *;q=0.1', 'br'],
    ['identity;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['gzip;q=0', 'identity'],
    ['identity;q=1, gzip;q=0.5', 'identity'],
    ['identity, gzip', 'gzip'],
    ['*;q=0', 'identity'],
    ['zstd', 'identity'],
    ['br;q=nonsense', 'identity'],
    ['', 'identity'],
    [undefined, 'identity'],
  ])('[P51] %s gets %s', (header, encoding) => expect(chooseEncoding(header)).toBe(encoding));

  const weight = fc.constantFrom(0, 0.25, 0.5, 0.75, 1);

  test('[P51] of weighed encodings the one that the client prefers is taken, ours in order among equals', () => {
    fc.assert(
      fc.property(fc.record({ br: weight, gzip: weight, identity: weight }), fc.boolean(), (weights, isReversed) => {
        const named = Object.entries(weights).map(([encoding, q]) => `${encoding};q=${q}`);
        const best = Math.max(...Object.values(weights));
        const expected = ENCODINGS.find((encoding) => weights[encoding] === best);
        const header = (isReversed ? named.reverse() : named).join(', ');
        expect(chooseEncoding(header)).toBe(best === 0 ? 'identity' : expected);
      }),
    );
  });

  test('[P51] what is no list of encodings is answered without one', () => {
    fc.assert(fc.property(fc.string(), (text) => chooseEncoding(`zstd;${text.replace(/[,*]/g, '')}`) === 'identity'));
  });
});
