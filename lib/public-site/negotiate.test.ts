import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseEncoding, namesTag, readRange } from './negotiate.ts';

describe('encodings', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0.2, gzip;q=0.8', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['BR', 'br'],
    ['x-gzip', 'gzip'],
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

test.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['*', true],
  ['"b"', false],
  ['a', false],
  [undefined, false],
])('[P52] If-None-Match: %s names "a": %s', (header, isNamed) => expect(namesTag(header, '"a"')).toBe(isNamed));

describe('ranges of 100 bytes', () => {
  test.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=50-1000', { start: 50, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-0', null],
    ['bytes=0-1,3-4', null],
    ['bytes=-', null],
    ['lines=0-9', null],
    [undefined, null],
  ])('[P53] %s', (header, range) => expect(readRange(header, 100)).toEqual(range));

  test('[P53] every range asked for lies within', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), fc.integer({ min: 1, max: 200 }), (first, last, length) => {
        const range = readRange(`bytes=${first}-${last}`, length);
        if (range === null || range === 'unsatisfiable') return last < first || first >= length;
        return range.start <= range.end && range.end < length;
      }),
    );
  });
});
