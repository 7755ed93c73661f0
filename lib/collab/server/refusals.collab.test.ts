import { HocuspocusProvider } from '@hocuspocus/provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { db } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { REFUSALS_WRITTEN_MAX } from '#lib/draft-log/limits.ts';
import { type CollabFixture, startCollabFixture, untilStatus } from '#seeds/collab-fixture.server.ts';
import { buildMember, buildStory } from '#seeds/factories.server.ts';
import { readMetrics } from './metrics.server.ts';
import { recordRefusal } from './record-refusal.server.ts';
import { mintCollabToken } from './token.server.ts';

let server: CollabFixture;

beforeAll(async () => {
  server = await startCollabFixture();
});

afterAll(() => server.stop());

async function buildDrafts() {
  const editor = await buildMember();
  const story = await buildStory({ actor: editor });
  return { editor, docId: sheetDocId(story.id) };
}

async function connectWith(docId: string, token: string): Promise<number> {
  const provider = new HocuspocusProvider({ url: server.url, name: docId, token });
  const code = await new Promise<number>((resolve) =>
    provider.on('close', ({ event }: { event: { code: number } }) => resolve(event.code)),
  );
  provider.destroy();
  return code;
}

async function listRefusals(newsroomId: string): Promise<unknown[]> {
  const events = await db().auditEvent.findMany({
    where: { newsroomId, type: 'draft.refused' },
    orderBy: { seq: 'asc' },
  });
  return events.map(({ payload }) => payload);
}

async function readCount(reason: string): Promise<number> {
  const { text } = await readMetrics();
  return Number(new RegExp(`rejections_total{reason="${reason}"} (\\d+)`).exec(text)?.[1] ?? 0);
}

test('[D21] tokens that are reused or too old, and documents that are not there, are audited with their member', async () => {
  const { editor, docId } = await buildDrafts();
  const used = await mintCollabToken(editor, 1);
  const first = new HocuspocusProvider({ url: server.url, name: docId, token: used });
  await new Promise<void>((resolve) => first.on('authenticated', resolve));
  expect(await connectWith(docId, used)).toBe(4401);
  const old = await mintCollabToken(editor, 1);
  await db()
    .$executeRaw`UPDATE collab_token SET expires_at = now() - interval '1 second' WHERE member_id = ${editor.memberId}::uuid AND used_at IS NULL`;
  expect(await connectWith(docId, old)).toBe(4401);
  const foreign = await buildDrafts();
  expect(await connectWith(foreign.docId, await mintCollabToken(editor, 1))).toBe(4404);
  expect(await connectWith('sheet:\u0000nonsense', await mintCollabToken(editor, 1))).toBe(4404);
  expect(await connectWith(docId, await mintCollabToken(editor, 7))).toBe(4401);
  first.destroy();
  expect(await listRefusals(editor.newsroomId)).toEqual([
    { docId, reason: 'token-reused' },
    { docId, reason: 'token-expired' },
    { docId: foreign.docId, reason: 'not-found' },
    { docId: 'unknown', reason: 'not-found' },
    { docId, reason: 'session-over' },
  ]);
  expect(await listRefusals(foreign.editor.newsroomId)).toEqual([]);
});

test('[D21] strangers are counted: a foreign origin, a made-up token', async () => {
  const { docId } = await buildDrafts();
  const before = { origin: await readCount('origin'), token: await readCount('token-unknown') };
  const socket = new WebSocket(server.url, { origin: 'https://elsewhere.example' });
  await new Promise((resolve) => socket.on('unexpected-response', resolve));
  expect(await connectWith(docId, 'made up')).toBe(4401);
  expect(await readCount('origin')).toBe(before.origin + 1);
  expect(await readCount('token-unknown')).toBe(before.token + 1);
});

test('[D21] one member’s refusals cannot fill the audit log', async () => {
  const { editor, docId } = await buildDrafts();
  const many = REFUSALS_WRITTEN_MAX * 3;
  for (let count = 0; count < many; count += 1) await recordRefusal(editor, docId, 'shape');
  expect(await listRefusals(editor.newsroomId)).toHaveLength(REFUSALS_WRITTEN_MAX);
  expect(await readCount('shape')).toBeGreaterThanOrEqual(many);
});

test('[D24] the metrics count sockets, documents and updates, and name no one', async () => {
  const { editor, docId } = await buildDrafts();
  const draft = server.join(editor, docId);
  await untilStatus(draft, 'saved');
  const { text } = await readMetrics();
  for (const name of ['sockets', 'connections', 'documents', 'updates_total', 'append_seconds', 'lag_seconds']) {
    expect(text).toContain(`touchstone_collab_${name}`);
  }
  expect(text).toMatch(/touchstone_collab_sockets [1-9]/);
  expect(text).not.toContain(editor.newsroomId);
  expect(text).not.toContain(docId);
  expect(text).not.toMatch(/vote|round|rating|doorbell/);
});
