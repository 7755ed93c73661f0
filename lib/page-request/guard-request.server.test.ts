import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { findBadRequest } from './guard-request.server.ts';

const OWN = 'https://facts.example';

function ask(method: string, url: string, headers: Record<string, string> = {}): number | null {
  const request = { method, url, headers: { host: 'inner:3000', ...headers } } as unknown as IncomingMessage;
  return findBadRequest(request, OWN)?.status ?? null;
}

test.each(['/stories/%', '/stories/%zz', '/api/stories/%E0%A4%A/articles', '/%'])(
  '[M21] an address that cannot be decoded is the client’s fault: %s',
  (url) => expect(ask('GET', url)).toBe(400),
);

test.each(['/stories', '/stories/%C3%BC?x=%', '/signin?callbackUrl=%', '/'])('[M21] others go on: %s', (url) =>
  expect(ask('GET', url)).toBeNull(),
);

test('[M21] an action comes from our own pages, and a form posted past them is no action', () => {
  const action = { 'next-action': '40aa' };
  expect(ask('POST', '/stories', { ...action, origin: OWN })).toBeNull();
  expect(ask('POST', '/stories', { ...action, origin: 'http://inner:3000' })).toBeNull();
  expect(ask('POST', '/stories', action)).toBeNull();
  expect(ask('POST', '/stories', { ...action, origin: 'https://evil.test' })).toBe(403);
  expect(ask('POST', '/stories', { ...action, origin: 'null' })).toBe(403);
  expect(ask('POST', '/stories', { 'content-type': 'multipart/form-data; boundary=x' })).toBe(405);
  expect(ask('POST', '/api/auth/callback/credentials', {})).toBeNull();
});
