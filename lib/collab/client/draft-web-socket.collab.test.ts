import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { AUTH, MESSAGE, SYNC } from '#lib/collab/protocol/messages.ts';
import { openDraft } from './open-draft.ts';

const DOC_ID = 'sheet:00000000-0000-4000-8000-000000000000';
/** The kind of a client's frame: the message's type and, for a sync, which. */
function readKind(frame: Uint8Array): [type: number, step: number | null] {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarString(decoder);
  const type = decoding.readVarUint(decoder);
  return [type, type === MESSAGE.sync ? decoding.readVarUint(decoder) : null];
}

function send(socket: WebSocket, write: (encoder: encoding.Encoder) => void): void {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, DOC_ID);
  write(encoder);
  socket.send(encoding.toUint8Array(encoder));
}

test('[D3] what is written while the server has not asked yet is not sent ahead of what it builds on', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const person = { memberId: 'm', name: 'Editor', colour: 0 };
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const draft = openDraft({ docId: DOC_ID, url, fetchToken: async () => 'token', person });
  draft.ydoc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')]);
  const kinds: string[] = [];
  await new Promise<void>((resolve) => {
    server.on('connection', (socket) => {
      socket.on('message', (frame: Buffer) => {
        const [type, step] = readKind(new Uint8Array(frame));
        kinds.push(`${type} ${step}`);
        if (type === MESSAGE.auth) {
          send(socket, (encoder) => {
            encoding.writeVarUint(encoder, MESSAGE.auth);
            encoding.writeVarUint(encoder, AUTH.accepted);
            encoding.writeVarString(encoder, 'read-write');
          });
        }
        if (type === MESSAGE.sync && step === SYNC.step1) {
          // Both leave with the next flush, the update first.
          draft.ydoc.getXmlFragment('body').insert(1, [new Y.XmlElement('paragraph')]);
          draft.awareness.setLocalStateField('late', true);
        }
        if (type === MESSAGE.awareness && kinds.filter((kind) => kind === `${MESSAGE.awareness} null`).length === 2) {
          send(socket, (encoder) => {
            encoding.writeVarUint(encoder, MESSAGE.sync);
            encoding.writeVarUint(encoder, SYNC.step1);
            encoding.writeVarUint8Array(encoder, Y.encodeStateVector(new Y.Doc()));
          });
        }
        if (type === MESSAGE.sync && step === SYNC.step2) resolve();
      });
    });
  });
  const beforeAnswer = kinds.slice(0, kinds.indexOf(`${MESSAGE.sync} ${SYNC.step2}`));
  expect(beforeAnswer).not.toContain(`${MESSAGE.sync} ${SYNC.update}`);
  draft.close();
  server.close();
});
