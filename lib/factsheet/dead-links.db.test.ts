import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { tryLinks } from '#lib/links/try-links.server.ts';
import { buildReadySheet } from '#seeds/sheet-factories.server.ts';
import { prepareFactSheet } from './prepare-factsheet.server.ts';
import { publishFactSheet } from './publish-factsheet.server.ts';
import { writeDraft } from './sheet-body.ts';

/** An address whose page is gone, as the links' memory knows from a server that was really asked. */
async function findGone(): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://news.test:${(server.address() as AddressInfo).port}/gone`;
  await tryLinks([url], { resolve: async () => ['127.0.0.1'], isAllowed: () => true, isAllowedPort: () => true });
  server.closeAllConnections();
  server.close();
  return url;
}

async function buildLinking(href: string) {
  const sheet = await buildReadySheet();
  await appendServerEdit(sheetDocId(sheet.story.id), sheet.actor.memberId, (ydoc) =>
    writeDraft(ydoc, { standfirst: [], body: [{ type: 'paragraph', text: [{ text: 'As reported', href }] }] }),
  );
  return sheet;
}

test('[F22] a dead link is shown before publishing, and published only if accepted', async () => {
  const gone = await findGone();
  const sheet = await buildLinking(gone);
  const { seenSha256, links } = await prepareFactSheet(sheet.actor, { storyId: sheet.story.id });
  expect(links).toContainEqual({ url: gone, state: 'dead', detail: 'answers 404', status: 404 });
  const input = { storyId: sheet.story.id, seenSha256 };
  await expect(publishFactSheet(sheet.actor, input)).rejects.toMatchObject({
    code: 'INVALID',
    message: expect.stringContaining(`${gone} answers 404`),
  });
  expect((await publishFactSheet(sheet.actor, { ...input, acceptedDeadLinks: [gone] })).number).toBe(1);
});

test('[F21] a link that cannot be tried keeps nothing from being published', async () => {
  const sheet = await buildLinking('http://127.0.0.1:9/inside');
  const { seenSha256, links } = await prepareFactSheet(sheet.actor, { storyId: sheet.story.id });
  expect(links).toMatchObject([{ state: 'untried', detail: 'is not on the public Internet' }]);
  expect((await publishFactSheet(sheet.actor, { storyId: sheet.story.id, seenSha256 })).number).toBe(1);
});
