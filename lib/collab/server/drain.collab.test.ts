import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { db } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { joinDraft, untilDraft, untilStatus } from '#seeds/collab-fixture.server.ts';
import { buildMember, buildStory } from '#seeds/factories.server.ts';
import { startCollabServer } from './collab-server.server.ts';

async function startNode(port = 0) {
  const http = createServer();
  const collab = startCollabServer();
  http.on('upgrade', collab.handleUpgrade);
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  await collab.ready;
  const at = (http.address() as AddressInfo).port;
  const stop = async () => {
    await collab.close();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  };
  return { collab, stop, port: at, url: `ws://127.0.0.1:${at}/collab` };
}

test('[D23] a stopping node turns new clients away, and its clients lose nothing', async () => {
  const first = await startNode();
  const editor = await buildMember();
  const story = await buildStory({ actor: editor });
  const docId = sheetDocId(story.id);
  const drafts = Array.from({ length: 5 }, () => joinDraft(first.url, editor, docId));
  await Promise.all(drafts.map((draft) => untilStatus(draft, 'saved')));
  for (const [index, { ydoc }] of drafts.entries()) writeRichText(ydoc.getXmlFragment('body'), `words ${index}`);

  const offline = Promise.all(drafts.map((draft) => untilStatus(draft, 'offline')));
  const stopped = first.stop();
  const newcomer = new WebSocket(first.url);
  const status = await new Promise((resolve) =>
    newcomer.on('unexpected-response', (_request, response) => resolve(response.statusCode)),
  );
  expect(status).toBe(503);
  await Promise.all([stopped, offline]);

  const next = await startNode(first.port);
  await Promise.all(drafts.map((draft) => untilStatus(draft, 'saved')));
  const kept = (await loadDraft(db(), docId)).getXmlFragment('body').toString();
  expect(kept.match(/words \d/g)?.sort()).toEqual(['words 0', 'words 1', 'words 2', 'words 3', 'words 4']);
  for (const draft of drafts) draft.close();
  await next.stop();
});

test('[D23] what had arrived is acknowledged before the sockets are closed', async () => {
  const node = await startNode();
  const editor = await buildMember();
  const story = await buildStory({ actor: editor });
  const docId = sheetDocId(story.id);
  const draft = joinDraft(node.url, editor, docId);
  const other = joinDraft(node.url, editor, docId);
  await Promise.all([untilStatus(draft, 'saved'), untilStatus(other, 'saved')]);
  writeRichText(draft.ydoc.getXmlFragment('body'), 'under way');
  await untilDraft(other, () => other.ydoc.getXmlFragment('body').length === 1);
  await Promise.all([node.stop(), untilStatus(draft, 'offline')]);
  expect((await loadDraft(db(), docId)).getXmlFragment('body').toString()).toContain('under way');
  for (const open of [draft, other]) open.close();
});
