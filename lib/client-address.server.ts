import { BlockList, isIPv6 } from 'node:net';

const LOCAL_NETWORKS = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  LOCAL_NETWORKS.addSubnet(network, prefix, 'ipv4');
LOCAL_NETWORKS.addAddress('::1', 'ipv6');
LOCAL_NETWORKS.addSubnet('fc00::', 7, 'ipv6');

/** Groups of 16 bits that name the network of one IPv6 customer. */
const CUSTOMER_GROUPS = 4;

/**
 * The address by which a client is limited: of the connection, or where that comes from a proxy on this network, the last one in
 * X-Forwarded-For. An IPv6 address counts as its /64, which one client has all of.
 */
export function clientAddress(remoteAddress: string | undefined, forwardedFor: string | undefined): string {
  const connected = remoteAddress?.replace(/^::ffff:(?=\d+\.)/i, '') ?? 'unknown';
  const forwarded = forwardedFor?.split(',').at(-1)?.trim();
  return toNetwork(forwarded && isLocal(connected) ? forwarded : connected);
}

function isLocal(address: string): boolean {
  return LOCAL_NETWORKS.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function toNetwork(address: string): string {
  if (!isIPv6(address)) return address;
  // "::" stands for as many zeros as there is room for.
  const [head = '', tail] = address.toLowerCase().split('%', 1)[0]?.split('::', 2) ?? [];
  const first = head === '' ? [] : head.split(':');
  const last = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
  const groups = [...first, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...last];
  return `${groups
    .slice(0, CUSTOMER_GROUPS)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
