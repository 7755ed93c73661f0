import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWayBack, writeSignInAddress } from './way-back.ts';

test.each([
  ['/stories/5/articles/7', '/stories/5/articles/7'],
  ['/stories/5/articles/7?annotation=3&x=%2F%2Fa', '/stories/5/articles/7?annotation=3&x=%2F%2Fa'],
  ['/stories/5/claims#discussion', '/stories/5/claims#discussion'],
  ['/stories/../review', '/review'],
])('[M14] %s is a page to come back to', (callbackUrl, path) => {
  expect(readWayBack(callbackUrl)).toBe(path);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/stories/..//evil.example',
  '/%2e/%2e%2e//evil.example',
  'https://evil.example/stories',
  'http:evil.example',
  'javascript:alert(1)',
  ' /stories/5',
  'stories/5',
  '',
  '/',
  '/signin?callbackUrl=/signin',
  '/api/auth/signout',
  '/_next/static/x.js',
  undefined,
  ['/review', '/review'],
])('[M14] %j leads to the stories', (callbackUrl) => {
  expect(readWayBack(callbackUrl)).toBe('/stories');
});

test('[M14] whatever stands in an address, nobody is led to another site, nor round in a circle', () => {
  const pieces = fc.constantFrom(
    '/',
    '//',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    '@',
    ':',
    '\t',
    '\n',
    '?',
    '#',
    'evil.example',
    'signin',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const url = new URL(readWayBack(`/${parts.join('')}`), 'https://ours.example/signin');
      expect(url.origin).toBe('https://ours.example');
      expect(url.pathname).not.toBe('/signin');
    }),
    { numRuns: 2_000 },
  );
});

test('[M14] the address of the sign-in names the page that was asked for, without what only the app’s own requests carry', () => {
  expect(writeSignInAddress('/review')).toBe('/signin?callbackUrl=%2Freview');
  expect(writeSignInAddress('/review?_rsc=1a2b')).toBe('/signin?callbackUrl=%2Freview');
  expect(writeSignInAddress('/stories/5?_rsc=1&start=3')).toBe('/signin?callbackUrl=%2Fstories%2F5%3Fstart%3D3');
  expect(writeSignInAddress('/stories')).toBe('/signin');
  expect(writeSignInAddress('//evil.example')).toBe('/signin');
  expect(writeSignInAddress(null)).toBe('/signin');
});
