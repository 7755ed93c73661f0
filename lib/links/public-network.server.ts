import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Name resolution, and which addresses may be reached. Tests replace it. */
export type Network = {
  /** Every address of a host. @throws when there is none. */
  resolve: (host: string) => Promise<string[]>;
  isAllowed: (address: string) => boolean;
  isAllowedPort: (port: string) => boolean;
};

/** IPv4 that is not the public Internet: IANA's special-purpose registry (RFC 6890), multicast and what is reserved. */
const NOT_PUBLIC_V4: readonly [address: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
/** Within 2000::/3, the only public part of IPv6: protocol assignments, documentation, and what tunnels IPv4. */
const NOT_PUBLIC_V6: readonly [address: string, prefix: number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');
const notPublic = new BlockList();
for (const [address, prefix] of NOT_PUBLIC_V4) notPublic.addSubnet(address, prefix, 'ipv4');
for (const [address, prefix] of NOT_PUBLIC_V6) notPublic.addSubnet(address, prefix, 'ipv6');

/** Whether an IP address is on the public Internet: neither this machine's, nor a private network's, nor reserved. */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) return publicV6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
  return isIP(address) === 4 && !notPublic.check(address, 'ipv4');
}

/** The public Internet, and no private network. */
export const PUBLIC_NETWORK: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  isAllowed: isPublicAddress,
  isAllowedPort: (port) => port === '' || port === '80' || port === '443',
};
