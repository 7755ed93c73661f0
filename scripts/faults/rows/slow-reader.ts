import * as Y from 'yjs';
import { timeUntil, waitFor } from '../clock.ts';
import { makeFixture } from '../crew.ts';
import type { Fault, FaultRun, Outcome } from '../fault.ts';
import { startNode } from '../own-process.ts';
import { connectRaw, fetchToken, type RawClient } from '../raw-client.ts';

const FULL_BYTES = 60e6;
const SHORT_BYTES = 16e6;
const PIECE_CHARACTERS = 60_000;
const IN_FLIGHT_MAX = 8;
const GROWTH_LIMIT_BYTES = 50e6;
const MEMORY_EVERY_UPDATES = 40;

/** Somebody stops reading while a lot is written. */
export const slowReader: Fault = {
  name: 'slow-reader',
  title: 'a paused reader while 60 MB is written',
  promise: 'dropped at its cap; memory growth under 50 MB',
  rounds: { full: 3, short: 1 },
  run,
};

async function run(fault: FaultRun): Promise<Outcome> {
  const { rounds, isShort, databaseUrl, random, atEnd, say } = fault;
  const fixture = await makeFixture(fault, { people: 2, sheets: rounds });
  const [writer, reader] = fixture.people;
  if (!writer || !reader) throw new Error('nobody is there');
  const node = await startNode(databaseUrl, { nodeFlags: ['--expose-gc'] });
  atEnd(() => node.kill());
  const faults: string[] = [];
  let growth = 0;
  for (const { docId } of fixture.drafts) {
    const paused = await connectRaw(node.url, docId, await fetchToken(node.url, reader.memberId));
    const writing = await connectRaw(node.url, docId, await fetchToken(node.url, writer.memberId));
    paused.socket.pause();
    const before = (await node.memory()).used;
    const updates = Math.ceil((isShort ? SHORT_BYTES : FULL_BYTES) / PIECE_CHARACTERS);
    for (let count = 1; count <= updates; count += 1) {
      replaceAll(writing, random);
      const isAcknowledged = await timeUntil(() => writing.acknowledged() > count - IN_FLIGHT_MAX, 30_000);
      if (isAcknowledged === null) throw new Error('the writer is not acknowledged any more');
      if (count % MEMORY_EVERY_UPDATES === 0) growth = Math.max(growth, (await node.memory()).used - before);
    }
    await timeUntil(() => writing.acknowledged() >= updates, 30_000);
    await waitFor(100);
    paused.socket.resume();
    if ((await paused.untilClosed(10_000)) === null) faults.push('the paused reader was not dropped');
    if (writing.socket.readyState !== writing.socket.OPEN) faults.push('the writer was dropped');
    writing.close();
    paused.close();
    say(`grew by ${Math.round(growth / 1e6)} MB`);
  }
  if (growth > GROWTH_LIMIT_BYTES) faults.push(`memory grew by ${Math.round(growth / 1e6)} MB`);
  return { measured: `dropped; memory grew by ${Math.round(growth / 1e6)} MB`, faults };
}

/** Writes a long paragraph in the place of all others, so that the draft stays small while much is written. */
function replaceAll({ ydoc, sendUpdate }: RawClient, random: () => number): void {
  const before = Y.encodeStateVector(ydoc);
  const letters = Array.from(
    { length: PIECE_CHARACTERS },
    () => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)],
  );
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(letters.join(''))]);
  let update: Uint8Array | null = null;
  const keep = (bytes: Uint8Array) => {
    update = bytes;
  };
  ydoc.on('update', keep);
  ydoc.transact(() => {
    const body = ydoc.getXmlFragment('body');
    body.delete(0, body.length);
    body.insert(0, [paragraph]);
  });
  ydoc.off('update', keep);
  sendUpdate(update ?? Y.encodeStateAsUpdate(ydoc, before));
}
