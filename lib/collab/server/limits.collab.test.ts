import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { AUTH, MESSAGE } from '#lib/collab/protocol/messages.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { DOCUMENTS_PER_SOCKET, FRAME_MAX_BYTES, UPDATE_MAX_BYTES } from '#lib/draft-log/limits.ts';
import { CLOSE } from '#lib/draft-log/refusal.ts';
import { type CollabFixture, startCollabFixture, untilDraft, untilStatus } from '#seeds/collab-fixture.server.ts';
import { buildSheetDraft } from '#seeds/draft-factories.server.ts';
import { buildMember, buildStory } from '#seeds/factories.server.ts';
import { readMetrics } from './metrics.server.ts';
import { mintCollabToken } from './token.server.ts';

const SLOW_READER_DEADLINE_MS = 45_000;

let server: CollabFixture;

beforeAll(async () => {
  server = await startCollabFixture();
});

afterAll(() => server.stop());

test('[D16] a single change over its limit is refused, and a smaller one goes on', async () => {
  const editor = await buildMember();
  const story = await buildStory({ actor: editor });
  const docId = sheetDocId(story.id);
  const greedy = server.join(editor, docId);
  await untilStatus(greedy, 'saved');
  writeRichText(greedy.ydoc.getXmlFragment('body'), 'x'.repeat(UPDATE_MAX_BYTES));
  await untilStatus(greedy, 'refused');
  const modest = server.join(editor, docId);
  await untilStatus(modest, 'saved');
  writeRichText(modest.ydoc.getXmlFragment('body'), 'modest');
  const reader = server.join(editor, docId);
  await untilDraft(reader, () => reader.ydoc.getXmlFragment('body').length === 1);
  expect(reader.ydoc.getXmlFragment('body').toString()).toBe('<paragraph>modest</paragraph>');
});

test('[D16] a frame over its limit closes the socket, and the server goes on', async () => {
  const socket = new WebSocket(server.url);
  await new Promise((resolve) => socket.on('open', resolve));
  socket.send(new Uint8Array(FRAME_MAX_BYTES + 1));
  const code = await new Promise((resolve) => socket.on('close', resolve));
  expect(code).toBe(1009);
  const editor = await buildMember();
  const story = await buildStory({ actor: editor });
  await untilStatus(server.join(editor, sheetDocId(story.id)), 'saved');
});

test('[D17] frames that make no sense close their socket, and the server goes on', async () => {
  const { editor, docId } = await buildSheetDraft();
  const calm = server.join(editor, docId);
  await untilStatus(calm, 'saved');
  // Each begins with the length of a name that is longer than the rest of the frame.
  const frames = Array.from({ length: 40 }, (_, seed) =>
    Uint8Array.from({ length: seed }, (_, i) => (i * 37 + seed) % 256),
  );
  const codes = frames.map(async (frame) => {
    const socket = new WebSocket(server.url);
    await new Promise((resolve) => socket.on('open', resolve));
    socket.send(frame);
    return new Promise((resolve) => socket.on('close', resolve));
  });
  expect(new Set(await Promise.all(codes))).toEqual(new Set([CLOSE.malformed.code]));
  writeRichText(calm.ydoc.getXmlFragment('body'), 'still here');
  await untilStatus(calm, 'saving');
  await untilStatus(calm, 'saved');
});

test('[D16] a reader who stops reading is dropped at its cap, and the others go on', async () => {
  const editor = await buildMember();
  const story = await buildStory({ actor: editor });
  const docId = sheetDocId(story.id);
  const writer = server.join(editor, docId);
  await untilStatus(writer, 'saved');
  const slow = new WebSocket(server.url);
  await new Promise((resolve) => slow.on('open', resolve));
  // One document under many names, so that each update is sent many times and the kernel's own buffers fill soon.
  const sessions = Array.from({ length: DOCUMENTS_PER_SOCKET }, (_, index) => `${docId}\0${index}`);
  let answers = 0;
  const answered = new Promise<void>((resolve) =>
    slow.on('message', () => {
      answers += 1;
      if (answers === sessions.length) resolve();
    }),
  );
  for (const name of sessions) slow.send(authFrame(name, await mintCollabToken(editor, 1)));
  await answered;
  slow.pause();
  const { socketsOpen: before } = await readGauges();
  const body = writer.ydoc.getXmlFragment('body');
  const heapBefore = process.memoryUsage().rss;
  const deadlineMs = performance.now() + SLOW_READER_DEADLINE_MS;
  let rounds = 0;
  while ((await readGauges()).socketsOpen === before) {
    if (performance.now() > deadlineMs) throw new Error('the slow reader was never dropped');
    body.delete(0, body.length);
    writeRichText(body, `${rounds} ${'x'.repeat(UPDATE_MAX_BYTES - 1_000)}`);
    await untilStatus(writer, 'saving');
    await untilStatus(writer, 'saved');
    rounds += 1;
  }
  expect(process.memoryUsage().rss - heapBefore).toBeLessThan(150 * 1024 * 1024);
  expect(writer.status().state).toBe('saved');
  slow.terminate();
});

test('[D16] a socket opens no more documents than its limit', async () => {
  const editor = await buildMember();
  const websocketProvider = new HocuspocusProviderWebsocket({ url: server.url });
  const stories = await Promise.all(
    Array.from({ length: DOCUMENTS_PER_SOCKET + 1 }, () => buildStory({ actor: editor })),
  );
  const closed = new Promise<number>((resolve) =>
    websocketProvider.on('close', ({ event }: { event: { code: number } }) => resolve(event.code)),
  );
  const providers = stories.map(({ id }) => {
    const token = () => mintCollabToken(editor, 1);
    const provider = new HocuspocusProvider({ websocketProvider, name: sheetDocId(id), token });
    provider.attach();
    return provider;
  });
  expect(await closed).toBe(CLOSE.limit.code);
  for (const provider of providers) provider.destroy();
  websocketProvider.destroy();
});

/** Hocuspocus' message with which a client says who it is. */
function authFrame(address: string, token: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, address);
  encoding.writeVarUint(encoder, MESSAGE.auth);
  encoding.writeVarUint(encoder, AUTH.token);
  encoding.writeVarString(encoder, token);
  return encoding.toUint8Array(encoder);
}

async function readGauges(): Promise<{ socketsOpen: number }> {
  const { text } = await readMetrics();
  return { socketsOpen: Number(/^touchstone_collab_sockets (\d+)$/m.exec(text)?.[1]) };
}
