import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { AUTH, MESSAGE, readSyncKind, SYNC } from '#lib/collab/protocol/messages.ts';
import { openDraft } from './open-draft.ts';

const DOC_ID = 'sheet:none';

/** A server that accepts the token, has nothing, and acknowledges nothing. */
class Server extends EventTarget {
  static readonly OPEN = 1;
  readonly readyState = Server.OPEN;
  static updates = 0;

  constructor() {
    super();
    queueMicrotask(() => this.dispatchEvent(new Event('open')));
  }

  send(frame: Uint8Array): void {
    const kind = readSyncKind(frame);
    if (kind === SYNC.update) Server.updates += 1;
    if (kind === SYNC.step1) this.#answer(MESSAGE.sync, SYNC.step1, Y.encodeStateVector(new Y.Doc()));
    if (kind === null && frame[DOC_ID.length + 1] === MESSAGE.auth)
      this.#answer(MESSAGE.auth, AUTH.accepted, 'read-write');
  }

  close(): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code: 1000, reason: '' }));
  }

  #answer(type: number, kind: number, value: string | Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, DOC_ID);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint(encoder, kind);
    if (typeof value === 'string') encoding.writeVarString(encoder, value);
    else encoding.writeVarUint8Array(encoder, value);
    const event = Object.assign(new Event('message'), { data: encoding.toUint8Array(encoder).buffer });
    queueMicrotask(() => this.dispatchEvent(event));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Server);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('[D33] what is typed after a pause leaves at once; while typing goes on, keystrokes share a message', async () => {
  const person = { memberId: 'ana', name: 'Ana', colour: 0 };
  const draft = openDraft({ docId: DOC_ID, url: 'ws://server.invalid', fetchToken: async () => 'token', person });
  const type = () => writeRichText(draft.ydoc.getXmlFragment('body'), 'a');
  await vi.advanceTimersByTimeAsync(1_000);
  Server.updates = 0;
  type();
  await vi.advanceTimersByTimeAsync(1);
  expect(Server.updates).toBe(1);
  for (let keystroke = 0; keystroke < 20; keystroke += 1) {
    type();
    await vi.advanceTimersByTimeAsync(1);
  }
  expect(Server.updates).toBe(1);
  await vi.advanceTimersByTimeAsync(25);
  expect(Server.updates).toBe(2);
  await vi.advanceTimersByTimeAsync(1_000);
  type();
  await vi.advanceTimersByTimeAsync(1);
  expect(Server.updates).toBe(3);
  draft.close();
});
