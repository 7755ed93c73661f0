// Many people in one process, as cheap as can be, so that the server is what is measured: frames are not applied, only searched
// for the times at which their edits were made.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { now, waitFor } from '#scripts/faults/clock.ts';
import { encodeAuth, encodeUpdate, fetchToken } from '#scripts/faults/raw-client.ts';
import { answerQuestions } from '#scripts/process/asking.ts';
import type { BenchPerson, BenchPlan, Counts, Subject } from './people.ts';

const SYNC = 0;
const AUTH = 2;
const STATUS = 8;
const STEP_2 = 1;
const UPDATE = 2;
const AT = 0x40;
const TIME_DIGITS = 14;
const SAMPLES_MAX = 40_000;
const JOIN_AT_ONCE = 20;

type Member = {
  person: BenchPerson;
  subject: Subject;
  socket: WebSocket;
  text: Y.XmlText;
  ydoc: Y.Doc;
  awaiting: number[];
  own: string;
};

const members: Member[] = [];
let counts = empty();

function empty(): Counts {
  return { sent: 0, delivered: 0, deliveryMs: [], acknowledgementMs: [] };
}

async function join({ subject, url, people }: BenchPlan): Promise<void> {
  for (let first = 0; first < people.length; first += JOIN_AT_ONCE) {
    const joining = people.slice(first, first + JOIN_AT_ONCE).map((person) => open(subject, url, person));
    members.push(...(await Promise.all(joining)));
  }
}

async function open(subject: Subject, url: string, person: BenchPerson): Promise<Member> {
  const { docId, memberId } = person;
  const isBare = subject === 'y-websocket';
  const token = subject === 'touchstone' ? await fetchToken(url, memberId) : 'none';
  const socket = new WebSocket(isBare ? `${url}/${docId}` : url, { perMessageDeflate: false });
  const ydoc = new Y.Doc();
  const member: Member = {
    person,
    subject,
    socket,
    ydoc,
    text: new Y.XmlText(),
    awaiting: [],
    own: String(ydoc.clientID),
  };
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code, reason) => reject(new Error(`closed: ${code} ${reason}`)));
    socket.on('open', () => {
      if (!isBare) socket.send(encodeAuth(docId, token));
      else socket.send(askAll(null));
    });
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data);
      if (!isBare) decoding.readVarString(decoder);
      const type = decoding.readVarUint(decoder);
      if (type === AUTH) socket.send(askAll(docId));
      if (type === STATUS) acknowledge(member);
      if (type !== SYNC) return;
      const step = decoding.readVarUint(decoder);
      if (step === STEP_2) resolve();
      if (step === UPDATE) receive(member, data);
    });
  });
  return member;
}

/** The first step of a sync by somebody who has nothing. */
function askAll(docId: string | null): Uint8Array {
  const encoder = encoding.createEncoder();
  if (docId !== null) encoding.writeVarString(encoder, docId);
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint8Array(encoder, Y.encodeStateVector(new Y.Doc()));
  return encoding.toUint8Array(encoder);
}

/** Edits say "@" and when they were made; a frame may hold several. */
function receive(member: Member, frame: Buffer): void {
  const at = now();
  for (let index = frame.indexOf(AT); index !== -1; index = frame.indexOf(AT, index + TIME_DIGITS)) {
    const text = frame.toString('latin1', index + 1, index + 1 + TIME_DIGITS);
    if (!/^\d{14}$/.test(text)) continue;
    counts.delivered += 1;
    const ms = at - Number(text) / 10;
    if (counts.deliveryMs.length < SAMPLES_MAX) counts.deliveryMs.push(ms);
    else counts.deliveryMs[counts.delivered % SAMPLES_MAX] = ms;
    // y-websocket acknowledges nothing; the nearest to it is one's own edit coming back.
    if (member.subject === 'y-websocket' && member.awaiting[0] === Number(text)) acknowledge(member);
  }
}

function acknowledge({ awaiting, subject }: Member): void {
  const since = awaiting.shift();
  if (since === undefined) return;
  counts.acknowledgementMs.push(now() - (subject === 'y-websocket' ? since / 10 : since));
}

function write(member: Member): void {
  const { ydoc, text, person, socket, subject, awaiting } = member;
  const tenths = String(Math.round(now() * 10)).padStart(TIME_DIGITS, '0');
  const before = Y.encodeStateVector(ydoc);
  ydoc.transact(() => {
    if (text.parent === null) {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [text]);
      ydoc.getXmlFragment('body').insert(0, [paragraph]);
    }
    text.insert(text.length, `@${tenths} `);
  });
  const update = Y.encodeStateAsUpdate(ydoc, before);
  const frame = subject === 'y-websocket' ? encodeBare(update) : encodeUpdate(person.docId, update);
  awaiting.push(subject === 'y-websocket' ? Number(tenths) : now());
  counts.sent += 1;
  socket.send(frame);
}

function encodeBare(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, UPDATE);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

/** Everyone who writes does so `perSecond` times a second for so long. */
async function type({ perSecond, seconds }: { perSecond: number; seconds: number }): Promise<Counts> {
  counts = empty();
  const everyMs = 1000 / perSecond;
  const writers = members.filter(({ person }) => person.writes);
  const timers: NodeJS.Timeout[] = [];
  writers.forEach((member, index) => {
    const begin = () => timers.push(setInterval(() => write(member), everyMs));
    timers.push(setTimeout(begin, (index / writers.length) * everyMs));
  });
  await waitFor(seconds * 1000);
  for (const timer of timers) clearInterval(timer);
  return counts;
}

answerQuestions({ join, type });
process.once('disconnect', () => process.exit(0));
