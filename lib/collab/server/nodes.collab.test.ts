import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import type { OpenDraft } from '#lib/collab/client/open-draft.ts';
import { listPeople, type PresenceState } from '#lib/collab/protocol/presence.ts';
import { db, inTransaction } from '#lib/db.server.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { announceAccessChange } from '#lib/signal/announce-access-change.server.ts';
import { startRedis, type TestRedis } from '#scripts/testing/redis.ts';
import {
  type CollabFixture,
  startCollabFixture,
  until,
  untilDraft,
  untilStatus,
} from '#seeds/collab-fixture.server.ts';
import { buildSheetDraft } from '#seeds/draft-factories.server.ts';

let redis: TestRedis;
let nodes: [CollabFixture, CollabFixture];
let loners: [CollabFixture, CollabFixture];

beforeAll(async () => {
  redis = await startRedis();
  nodes = [await startCollabFixture(0, redis.url), await startCollabFixture(0, redis.url)];
  loners = [await startCollabFixture(), await startCollabFixture()];
}, 240_000);

afterAll(async () => {
  await Promise.all([...nodes, ...loners].map((node) => node.stop()));
  await redis.stop();
});

const body = ({ ydoc }: OpenDraft) => ydoc.getXmlFragment('body');
const write = (draft: OpenDraft, words: string) => writeRichText(body(draft), words);
const reads = (draft: OpenDraft, words: string) => untilDraft(draft, () => body(draft).toString().includes(words));
const people = ({ awareness }: OpenDraft) =>
  listPeople(awareness.getStates().values() as Iterable<PresenceState>).map(({ name }) => name);
const seesPeople = (draft: OpenDraft, names: string[]) =>
  until(
    () => people(draft).join() === names.join(),
    (check) => draft.awareness.on('change', check),
  );

async function join(pair: [CollabFixture, CollabFixture]) {
  const drafts = await buildSheetDraft();
  const here = pair[0].join(drafts.editor, drafts.docId);
  const there = pair[1].join(drafts.colleague, drafts.docId);
  await Promise.all([untilStatus(here, 'saved'), untilStatus(there, 'saved')]);
  return { ...drafts, here, there };
}

test('[D22] what is written at one node appears at the other, and who is there', async () => {
  const { here, there, docId } = await join(nodes);
  await Promise.all([seesPeople(here, ['Colleague', 'Editor']), seesPeople(there, ['Colleague', 'Editor'])]);
  write(here, 'from here');
  await reads(there, 'from here');
  write(there, 'from there');
  await reads(here, 'from there');
  await Promise.all([untilStatus(here, 'saved'), untilStatus(there, 'saved')]);
  const kept = await loadDraft(db(), docId);
  expect(kept.getXmlFragment('body').toString()).toBe(body(here).toString());
  const seqs = await db().ydocUpdate.findMany({ where: { docId }, orderBy: { seq: 'asc' } });
  expect(seqs.map(({ seq }) => seq)).toEqual(seqs.map((_, index) => index + 1));
});

test('[D22] a person who leaves one node is gone at the other', async () => {
  const { here, there } = await join(nodes);
  await seesPeople(here, ['Colleague', 'Editor']);
  there.close();
  await seesPeople(here, ['Editor']);
});

test('[D22] without Redis an edit arrives from the log', async () => {
  const { here, there } = await join(loners);
  write(here, 'without a signal');
  await reads(there, 'without a signal');
});

test('[D22] while Redis is down nothing is lost, and it resumes when it is back', async () => {
  const { here, there, docId } = await join(nodes);
  await redis.kill();
  write(here, 'without Redis');
  await untilStatus(here, 'saving');
  await untilStatus(here, 'saved');
  await reads(there, 'without Redis');
  await redis.restart();
  write(there, 'with Redis again');
  await reads(here, 'with Redis again');
  await Promise.all([seesPeople(here, ['Colleague', 'Editor']), seesPeople(there, ['Colleague', 'Editor'])]);
  const kept = await loadDraft(db(), docId);
  await untilStatus(there, 'saved');
  expect(kept.getXmlFragment('body').toString()).toBe(body(here).toString());
});

test('[D18] two nodes that write at once lose nothing and agree', async () => {
  const { here, there, docId } = await join(nodes);
  const rounds = 40;
  for (let round = 0; round < rounds; round += 1) {
    writeRichText(body(here), `left ${round}`);
    writeRichText(body(there), `right ${round}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all([reads(here, `right ${rounds - 1}`), reads(there, `left ${rounds - 1}`)]);
  await Promise.all([untilStatus(here, 'saved'), untilStatus(there, 'saved')]);
  expect(body(here).toString()).toBe(body(there).toString());
  const kept = await loadDraft(db(), docId);
  expect(kept.getXmlFragment('body').toString()).toBe(body(here).toString());
});

test('[D9] a role taken away closes the member’s sockets on every node, and nothing queued is applied', async () => {
  const { editor, docId } = await buildSheetDraft();
  const drafts = nodes.map((node) => node.join(editor, docId)) as [OpenDraft, OpenDraft];
  await Promise.all(drafts.map((draft) => untilStatus(draft, 'saved')));
  const closed = Promise.all(drafts.map((draft) => untilStatus(draft, 'offline')));
  const takenAway = inTransaction(async (tx) => {
    await tx.member.update({
      where: { id: editor.memberId },
      data: { role: 'observer', accessVersion: { increment: 1 } },
    });
    await announceAccessChange(tx, editor.memberId);
  });
  for (let index = 0; index < 100; index += 1) writeRichText(body(drafts[index % 2 === 0 ? 0 : 1]), `queued ${index}`);
  await takenAway;
  const { headSeq } = (await db().ydoc.findUnique({ where: { docId } })) ?? { headSeq: 0 };
  await closed;
  await Promise.all(drafts.map((draft) => untilStatus(draft, 'refused')));
  expect((await db().ydoc.findUnique({ where: { docId } }))?.headSeq ?? 0).toBe(headSeq);
});
