import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, isIPv6 } from 'node:net';
import type { LinkReport } from './link-report.ts';
import { type Network, PUBLIC_NETWORK } from './public-network.server.ts';

const TIMEOUT_MS = 4000;
const MAX_REDIRECTS = 4;
const USER_AGENT = 'Touchstone link check';
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Only these mean that the page is gone; 401, 403, 429, 5xx and the like say nothing about what a reader gets. */
const GONE = new Set([404, 410]);
/** Answers of servers that do not support HEAD. */
const NO_HEAD = new Set([404, 405, 410, 501]);

/**
 * Asks whether the page is there: HEAD, then GET without its body where HEAD says no. The connection goes to the very
 * address that was judged, so a name that resolves differently in between (DNS rebinding) has no effect. Never throws; what
 * could not be asked is `untried`.
 */
export async function tryLink(url: string, network: Network = PUBLIC_NETWORK): Promise<LinkReport> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    let at = new URL(url);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const { status, location } = await ask(at, network, signal);
      if (!REDIRECTS.has(status) || location === undefined) return judge(url, status);
      at = new URL(location, at);
    }
    return { url, state: 'untried', detail: 'too many redirects' };
  } catch (error) {
    return { url, state: 'untried', detail: describeFailure(error, signal) };
  }
}

function judge(url: string, status: number): LinkReport {
  if (GONE.has(status)) return { url, state: 'dead', detail: `answers ${status}`, status };
  const isThere = status >= 200 && status < 300;
  return { url, state: isThere ? 'alive' : 'untried', detail: `answers ${status}` };
}

type Answer = { status: number; location: string | undefined };

class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
}

async function ask(url: URL, network: Network, signal: AbortSignal): Promise<Answer> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new ForbiddenAddressError(url.protocol);
  if (!network.isAllowedPort(url.port)) throw new ForbiddenAddressError(`port ${url.port}`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await resolveBefore(signal, network, host);
  const [address] = addresses;
  // One private address among public ones points to an attack.
  if (address === undefined || !addresses.every(network.isAllowed)) throw new ForbiddenAddressError(host);
  const head = await send(url, 'HEAD', address, signal);
  return NO_HEAD.has(head.status) ? send(url, 'GET', address, signal) : head;
}

/** A lookup cannot be cancelled, but nobody has to wait for it. */
function resolveBefore(signal: AbortSignal, network: Network, host: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    network.resolve(host).then(resolve, reject);
  });
}

function send(url: URL, method: 'HEAD' | 'GET', address: string, signal: AbortSignal): Promise<Answer> {
  const family = isIPv6(address) ? 6 : 4;
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method,
    signal,
    agent: false,
    headers: { 'user-agent': USER_AGENT, accept: '*/*' },
    lookup: (_host, options, done) => {
      if (options.all) done(null, [{ address, family }]);
      else done(null, address, family);
    },
  });
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      resolve({ status: response.statusCode ?? 0, location: response.headers.location });
      response.on('error', () => request.destroy());
      response.destroy();
    });
    request.end();
  });
}

function describeFailure(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'does not answer in time';
  if (error instanceof ForbiddenAddressError) return 'is not on the public Internet';
  return 'cannot be reached from here';
}
