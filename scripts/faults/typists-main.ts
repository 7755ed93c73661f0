// Some people who write, in a process of their own: each has a draft open as the page has it, and keeps a journal.
import { randomUUID } from 'node:crypto';
import { type OpenDraft, openDraft } from '#lib/collab/client/open-draft.ts';
import { toPerson } from '#lib/collab/protocol/presence.ts';
import { answerQuestions } from '#scripts/process/asking.ts';
import { now } from './clock.ts';
import { fingerprint } from './fingerprint.ts';
import { writeLine } from './journal.ts';
import { operate } from './operations.ts';
import { makeRandom } from './random.ts';
import type { Seat, TypistsPlan } from './typists.ts';

type Typist = { seat: Seat; draft: OpenDraft; unsaved: string[] };

const typists: Typist[] = [];
const timers: NodeJS.Timeout[] = [];
let random = makeRandom(1);
let journal = '';

function sit(plan: TypistsPlan): void {
  journal = plan.journal;
  random = makeRandom(plan.seed);
  for (const seat of plan.seats) typists.push(open(seat));
}

function open(seat: Seat): Typist {
  const { actor, docId, url } = seat;
  const { memberId } = actor;
  const address = new URL(url);
  const tokenUrl = `http://${address.host}/token?member=${memberId}`;
  const draft = openDraft({ docId, url, person: toPerson(actor), fetchToken: () => fetchToken(tokenUrl) });
  const typist: Typist = { seat, draft, unsaved: [] };
  draft.onStatus(() => {
    if (draft.status().state !== 'saved' || typist.unsaved.length === 0) return;
    writeLine(journal, { type: 'saved', at: now(), docId, memberId, ids: typist.unsaved });
    typist.unsaved = [];
  });
  return typist;
}

async function fetchToken(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error('no token');
  return response.text();
}

function type(perSecond: number): void {
  const everyMs = 1000 / perSecond;
  for (const typist of typists) {
    // Never all in step.
    const begin = setTimeout(() => timers.push(setInterval(() => write(typist), everyMs)), random() * everyMs);
    timers.push(begin);
  }
}

function write(typist: Typist): void {
  const { seat, draft } = typist;
  const { docId, text, actor } = seat;
  const id = randomUUID();
  writeLine(journal, { type: 'made', at: now(), docId, memberId: actor.memberId, id });
  typist.unsaved.push(id);
  draft.ydoc.transact(() => operate(draft.ydoc, docId, { id, memberId: actor.memberId }, text, random));
}

function hush(): void {
  for (const timer of timers.splice(0)) clearInterval(timer);
}

answerQuestions({
  sit,
  type,
  hush,
  states: () => typists.map(({ draft }) => draft.status().state),
  fingerprints: () =>
    typists.map(({ seat, draft }) => ({ docId: seat.docId, fingerprint: fingerprint(draft.ydoc, seat.docId) })),
  people: () => typists.map(({ draft }) => draft.awareness.getStates().size),
});
process.once('disconnect', () => process.exit(0));
