import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderBody } from '#components/public-site/render-body.tsx';
import { env } from '#lib/env.server.ts';
import { retractFactSheet } from '#lib/factsheet/retract-factsheet.server.ts';
import { ask as askServer } from '#seeds/ask-fixture.server.ts';
import { buildApprovedClaim, buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { type RunningSite, startPublicSite } from './start-public-site.server.ts';

/** Two nodes each compress every page as small as they can, which a busy machine needs time for. */
vi.setConfig({ testTimeout: 90_000 });
const PATIENCE = { timeout: 30_000 };

type Node = { site: RunningSite; server: Server };

let nodes: Node[] = [];

beforeEach(async () => {
  nodes = await Promise.all([startNode(), startNode()]);
});

afterEach(async () => {
  for (const { site, server } of nodes) {
    await site.close();
    server.close();
    server.closeAllConnections();
  }
});

async function startNode(): Promise<Node> {
  const site = startPublicSite({ loadRenderer: async () => ({ renderBody, style: '' }), isDevelopment: false });
  const server = createServer((request, response) => {
    if (!site.handle(request, response)) response.writeHead(501).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await site.ready;
  return { site, server };
}

function askEach(path: string) {
  return Promise.all(nodes.map(({ server }) => askServer(server.address() as AddressInfo, path, 'GET', {})));
}

test('[P55] what is published shows on every node, with only the database notified', async () => {
  const sheet = await buildReadySheet();
  const statuses = async (path: string) => (await askEach(path)).map(({ status }) => status);
  expect(await statuses(`/facts/${sheet.slug}`)).toEqual([404, 404]);
  await publishNow(sheet);
  await expect.poll(() => statuses(`/facts/${sheet.slug}`), PATIENCE).toEqual([200, 200]);
  expect(await statuses(`/facts/${sheet.slug}/v/2`)).toEqual([404, 404]);
  const listed = async () => (await askEach('/facts')).map(({ text }) => text.includes(`/facts/${sheet.slug}"`));
  await expect.poll(listed, PATIENCE).toEqual([true, true]);
});

test('[P55] a retraction is said on every node, on the newest page and on those of versions', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const paths = [
    `/facts/${sheet.slug}`,
    `/facts/${sheet.slug}/v/1`,
    `/facts/${sheet.slug}/claims/1`,
    `/embed/${sheet.slug}/1`,
  ];
  const say = async () =>
    (await Promise.all(paths.map(askEach))).flat().map(({ text }) => /retracted\b(?! since)/.test(text));
  await expect.poll(say, PATIENCE).toEqual(Array(8).fill(false));
  await retractFactSheet(sheet.actor, { storyId: sheet.story.id, number: 1, reason: 'The log was forged.' });
  await expect.poll(say, PATIENCE).toEqual(Array(8).fill(true));
});

test('[P64] the picture of a version is there before anybody asks, a PNG of 1200 by 630', async () => {
  const sheet = await buildReadySheet();
  await buildApprovedClaim({ story: sheet.story });
  await publishNow(sheet);
  const path = `/facts/${sheet.slug}/v/1.png`;
  const kept = join(env().DATA_DIR, 'public-pages', `${createHash('sha256').update(path).digest('hex')}.page`);
  await expect.poll(() => existsSync(kept), PATIENCE).toBe(true);
  const [answer] = await askEach(path);
  expect(answer?.headers).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  const { format, width, height } = await sharp(answer?.body).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', width: 1200, height: 630 });
});

test('[P63] oEmbed gives a claim as rich and a sheet as a link, no larger than asked', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const [{ text: page = '' } = {}] = await askEach(`/facts/${sheet.slug}/claims/1`);
  const [, found = ''] = page.match(/type="application\/json\+oembed" href="([^"]+)"/) ?? [];
  const target = found.replaceAll('&amp;', '&').replace(/^https?:\/\/[^/]+/, '');
  const rich = JSON.parse((await askEach(`${target}&maxwidth=320`))[0]?.text ?? '');
  expect(rich).toMatchObject({ version: '1.0', type: 'rich', width: 320, title: sheet.claim.text });
  expect(rich.html).toContain(`/embed/${sheet.slug}/1"`);
  expect(rich.html).toContain('sandbox="allow-scripts');
  expect(rich).not.toHaveProperty('thumbnail_url');
  const link = JSON.parse((await askEach(target.replace('%2Fclaims%2F1', '')))[0]?.text ?? '');
  expect(link).toMatchObject({ type: 'link', thumbnail_width: 1200 });
  const version = JSON.parse((await askEach(target.replace('%2Fclaims%2F1', '%2Fv%2F1')))[0]?.text ?? '');
  expect(version).toMatchObject({ type: 'link', title: 'What closed the harbour, version 1' });
  expect(version.thumbnail_url).toMatch(/\/v\/1\.png$/);
  const dark = JSON.parse((await askEach(target.replace('claims%2F1', 'claims%2F1%3Ftheme%3Ddark')))[0]?.text ?? '');
  expect(dark.html).toContain(`/embed/${sheet.slug}/1?theme=dark"`);
  for (const [asked, status] of [
    [target.replace('claims%2F1', 'v%2F9'), 404],
    [target.replace('format=json', 'format=xml'), 501],
    [target.replace('claims%2F1', 'claims%2F9'), 404],
    ['/oembed?url=https%3A%2F%2Felsewhere.test%2Ffacts%2Fa', 404],
    ['/oembed', 404],
  ] as const) {
    expect((await askEach(asked)).map((answer) => answer.status)).toEqual([status, status]);
  }
});
