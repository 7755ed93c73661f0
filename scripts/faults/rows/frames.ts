import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { addAnnotation } from '#lib/annotation/annotation-doc.ts';
import { FRAME_MAX_BYTES } from '#lib/draft-log/limits.ts';
import { bringTypists, makeFixture, seatAll } from '../crew.ts';
import type { Fault, FaultRun, Outcome } from '../fault.ts';
import { listDelays, percentile, readJournals } from '../journal.ts';
import { judgeEnding } from '../judging.ts';
import { startNode } from '../own-process.ts';
import { drawBetween } from '../random.ts';
import { encodeAnswer, encodeAuth, encodeAwareness, encodeUpdate, fetchToken, makeUpdate } from '../raw-client.ts';

const PEOPLE = 5;
const PER_SECOND = 5;
const FULL_FRAMES = 10_000;
const SHORT_FRAMES = 600;
const FRAMES_PER_SOCKET = 25;
const AT_ONCE = 4;
const OVERSIZED_SHARE = 0.004;
const DELAY_LIMIT_MS = 200;

/** Frames that are damaged, cut short, too large or nonsense, while others write. */
export const frames: Fault = {
  name: 'frames',
  title: '10,000 mutated, truncated and oversized frames',
  promise: '0 crashes; others’ acknowledgement p95 under 200 ms',
  rounds: { full: 1, short: 1 },
  run,
};

async function run(fault: FaultRun): Promise<Outcome> {
  const { isShort, databaseUrl, folder, atEnd, random, say } = fault;
  const fixture = await makeFixture(fault, { people: PEOPLE + 1, articles: 1 });
  const [mutator, ...writers] = fixture.people;
  const docId = fixture.drafts[0]?.docId ?? '';
  if (!mutator) throw new Error('nobody is there');
  const node = await startNode(databaseUrl);
  atEnd(() => node.kill());
  const typists = await bringTypists(fault, seatAll({ ...fixture, people: writers }, [node.url]));
  await typists.type(PER_SECOND);
  const corpus = makeCorpus(docId, mutator.memberId, fixture.drafts[0]?.text ?? '');
  const wanted = isShort ? SHORT_FRAMES : FULL_FRAMES;
  let sent = 0;
  const bombard = async () => {
    while (sent < wanted) {
      const token = random() < 0.5 ? await fetchToken(node.url, mutator.memberId) : null;
      sent += await bombardOnce(node.url, corpus, token === null ? null : encodeAuth(docId, token), random);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, bombard));
  const faults: string[] = [];
  if (!node.program.isRunning()) faults.push('the node ended');
  // What the mutator wrote is no typist's: the log is judged by what the typists made.
  const ending = await judgeEnding({ ...fault, typists: [typists], docIds: [docId] });
  faults.push(...ending.faults);
  const p95 = percentile(listDelays(readJournals(folder)), 0.95);
  if (!isShort && p95 > DELAY_LIMIT_MS) faults.push(`acknowledgement p95 was ${Math.round(p95)} ms`);
  say(`${sent} frames`);
  return { measured: `${sent} frames; acknowledgement p95 ${Math.round(p95)} ms`, faults };
}

/** Sound frames to damage. The update marks a passage for nobody, so that it is refused even where it arrives whole. */
function makeCorpus(docId: string, memberId: string, text: string): Uint8Array[] {
  const selector = { start: 0, end: text.length + 9, exact: text, prefix: '', suffix: '' };
  const update = makeUpdate(new Y.Doc(), (ydoc) =>
    addAnnotation(ydoc, { id: '00000000-0000-4000-8000-000000000000', author: memberId, selector, kind: 'note' }),
  );
  return [
    encodeAuth(docId, 'no token'),
    encodeUpdate(docId, update),
    encodeAnswer(docId, update),
    encodeAwareness(docId, new Uint8Array([1, 5, 1, 2, 123, 125])),
  ];
}

/** Sends some damaged frames over one socket until it is closed. Gives how many. */
async function bombardOnce(
  url: string,
  corpus: readonly Uint8Array[],
  first: Uint8Array | null,
  random: () => number,
): Promise<number> {
  const socket = new WebSocket(url);
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  await Promise.race([once(socket, 'open'), closed]);
  if (first && socket.readyState === WebSocket.OPEN) {
    socket.send(first);
    await Promise.race([once(socket, 'message'), closed]);
  }
  let sent = 0;
  while (sent < FRAMES_PER_SOCKET && socket.readyState === WebSocket.OPEN) {
    const sound = corpus[Math.floor(random() * corpus.length)] ?? new Uint8Array();
    socket.send(damage(sound, random));
    sent += 1;
    if (sent % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  socket.close();
  await closed;
  return sent;
}

function damage(frame: Uint8Array, random: () => number): Uint8Array {
  if (random() < OVERSIZED_SHARE) return new Uint8Array(FRAME_MAX_BYTES + drawBetween(random, 1, 1000));
  const kind = drawBetween(random, 0, 3);
  if (kind === 0) return frame.slice(0, drawBetween(random, 0, frame.length - 1));
  if (kind === 1) return randomBytes(drawBetween(random, 0, 400));
  const damaged = kind === 2 ? Uint8Array.from(frame) : Buffer.concat([frame, randomBytes(drawBetween(random, 1, 64))]);
  for (let flips = drawBetween(random, 1, 6); flips > 0; flips -= 1) {
    damaged[drawBetween(random, 0, damaged.length - 1)] = drawBetween(random, 0, 255);
  }
  return damaged;
}
