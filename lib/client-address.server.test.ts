import { expect, test } from 'vitest';
import { clientAddress } from './client-address.server.ts';

const CASES: [string, string | undefined, string | undefined, string][] = [
  ['a client without a proxy is its connection', '203.0.113.7', undefined, '203.0.113.7'],
  ['a client cannot choose its address', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['a proxy on this machine names the client', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['the nearest proxy alone is believed', '::1', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
  ['a proxy on the local network names the client', '::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['an IPv4 address in IPv6 notation is itself', '::ffff:203.0.113.7', undefined, '203.0.113.7'],
  ['an IPv6 client is its /64', '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  ['a shortened IPv6 address is of the same /64', '2001:DB8:1:2::9', undefined, '2001:db8:1:2::/64'],
  ['zeros within an IPv6 address count', '2001:db8::9', undefined, '2001:db8:0:0::/64'],
  ['a connection that is gone has none', undefined, undefined, 'unknown'],
];

test.each(CASES)('[D29] %s', (_title, remoteAddress, forwardedFor, address) => {
  expect(clientAddress(remoteAddress, forwardedFor)).toBe(address);
});
