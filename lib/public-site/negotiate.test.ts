import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseEncoding } from './negotiate.ts';

describe('encodings', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0.2, gzip;q=0.8', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['BR', 'br'],
    ['x-gzip', 'identity'],
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

  test('[P51] any header at all gets one of ours', () => {
    fc.assert(fc.property(fc.string(), (header) => ['br', 'gzip', 'identity'].includes(chooseEncoding(header))));
  });
});
