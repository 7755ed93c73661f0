import { expect, test } from 'vitest';
import { refuseOtherSites } from './refuse-other-sites.ts';

const send = (headers: Record<string, string>) => () =>
  refuseOtherSites(new Request('http://facts.test/api/collab-token', { method: 'POST', headers }));

test.each([
  { 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'none' },
  { origin: 'http://facts.test', host: 'facts.test' },
  {},
])('[M12] lets through %j', (headers) => {
  expect(send(headers as Record<string, string>)).not.toThrow();
});

test.each([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site', origin: 'http://facts.test', host: 'facts.test' },
  { origin: 'https://evil.test', host: 'facts.test' },
  { origin: 'null', host: 'facts.test' },
])('[M12] refuses %j', (headers) => {
  expect(send(headers as Record<string, string>)).toThrowError(expect.objectContaining({ code: 'FORBIDDEN' }));
});
