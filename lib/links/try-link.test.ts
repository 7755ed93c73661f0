import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublicAddress, type Network, PUBLIC_NETWORK } from './public-network.server.ts';
import { tryLink } from './try-link.server.ts';
import { tryLinks } from './try-links.server.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A web server on this machine, and a network in which names lead to it and private addresses are those of 10/8. */
async function serve(listener: RequestListener): Promise<{ port: number; asked: string[]; network: Network }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.host?.split(':')[0]}${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const network: Network = {
    resolve: async (host) => (host === 'inside.test' ? ['127.0.0.1', '10.0.0.1'] : ['127.0.0.1']),
    isAllowed: (address) => !address.startsWith('10.'),
    isAllowedPort: () => true,
  };
  return { port: (server.address() as AddressInfo).port, asked, network };
}

describe('isPublicAddress', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
    ...['0.0.0.0', '192.0.2.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fc00::1'],
    ...['fd00::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1'],
    ...['2001::1', '', 'localhost', '127.1'],
  ])('[F21] refuses %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])('[F21] allows %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('tryLink', () => {
  it.each([
    [200, 'alive'],
    [204, 'alive'],
    [404, 'dead'],
    [410, 'dead'],
    [403, 'untried'],
    [429, 'untried'],
    [503, 'untried'],
  ])('[F21] an answer of %i means %s', async (status, state) => {
    const { port, network } = await serve((_request, response) => response.writeHead(status).end());
    expect(await tryLink(`http://news.test:${port}/a`, network)).toMatchObject({ state, detail: `answers ${status}` });
  });

  it('[F21] a server that does not care for HEAD is asked with GET', async () => {
    const { port, network, asked } = await serve((request, response) =>
      response.writeHead(request.method === 'HEAD' ? 405 : 200).end('x'),
    );
    expect((await tryLink(`http://news.test:${port}/a`, network)).state).toBe('alive');
    expect(asked).toEqual(['HEAD news.test/a', 'GET news.test/a']);
  });

  it('[F21] redirects are followed, each checked again; none leads inside', async () => {
    const { port, network, asked } = await serve((request, response) => {
      const to = { '/moved': '/here', '/inside': `http://inside.test:${port}/secret`, '/ip': 'http://10.0.0.1/' };
      const location = to[request.url as keyof typeof to];
      response.writeHead(location ? 302 : 200, location ? { location } : {}).end();
    });
    expect((await tryLink(`http://news.test:${port}/moved`, network)).state).toBe('alive');
    for (const path of ['/inside', '/ip']) {
      const report = await tryLink(`http://news.test:${port}${path}`, network);
      expect(report).toMatchObject({ state: 'untried', detail: 'is not on the public Internet' });
    }
    expect(asked).not.toContain('HEAD inside.test/secret');
  });

  it('[F21] a circle of redirects ends', async () => {
    const { port, network } = await serve((_request, response) => response.writeHead(302, { location: '/' }).end());
    expect(await tryLink(`http://news.test:${port}/`, network)).toMatchObject({ detail: 'too many redirects' });
  });

  it.each([
    'http://localhost/',
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://1.1.1.1:5432/',
    'ftp://1.1.1.1/',
    'file:///etc/passwd',
  ])('[F21] never asks %s', async (url) => {
    const network: Network = { ...PUBLIC_NETWORK, resolve: async () => ['127.0.0.1'] };
    expect(await tryLink(url, network)).toMatchObject({ state: 'untried', detail: 'is not on the public Internet' });
  });

  it('[F21] what has no address, and what is no address, could not be tried', async () => {
    const network: Network = { ...PUBLIC_NETWORK, resolve: () => Promise.reject(new Error('ENOTFOUND')) };
    expect((await tryLink('https://no-such-host.test/', network)).state).toBe('untried');
    expect((await tryLink('not an address', network)).state).toBe('untried');
  });

  it('[F21] many links are tried once each, in the order given', async () => {
    const { port, network, asked } = await serve((request, response) =>
      response.writeHead(request.url === '/gone' ? 404 : 200).end(),
    );
    const at = (path: string) => `http://news.test:${port}${path}`;
    const reports = await tryLinks([at('/b'), at('/gone'), at('/b'), at('/a')], network);
    expect(reports.map(({ state }) => state)).toEqual(['alive', 'dead', 'alive']);
    await tryLinks([at('/b'), at('/a')], network);
    expect(asked.filter((line) => line === 'HEAD news.test/b')).toHaveLength(1);
  });
});
