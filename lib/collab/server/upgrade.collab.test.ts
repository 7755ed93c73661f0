import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CollabServer, startCollabServer } from './collab-server.server.ts';

let collab: CollabServer;

beforeAll(async () => {
  collab = startCollabServer();
  await collab.ready;
});

afterAll(() => collab.close());

const UPGRADE = [
  'GET /collab HTTP/1.1',
  'Host: localhost',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
];

const CASES = [
  ['was refused', 'Origin: https://elsewhere.example'],
  ['is malformed', 'Sec-WebSocket-Extensions: ;'],
  ['was accepted', 'Accept: */*'],
] as const;

test.each(CASES)('[D30] a connection that is reset after its upgrade %s does no harm', async (_title, header) => {
  const http = createServer();
  const upgraded = new Promise<Duplex>((resolve) =>
    http.on('upgrade', (request, socket, head) => {
      collab.handleUpgrade(request, socket, head);
      resolve(socket);
    }),
  );
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const client = connect((http.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined);
  client.write(`${[...UPGRADE, header].join('\r\n')}\r\n\r\n`);
  const socket = await upgraded;
  // As the reset arrives. Without a listener this throws here, and ends the process where Node emits it.
  expect(() => socket.emit('error', new Error('read ECONNRESET'))).not.toThrow();
  client.resetAndDestroy();
  socket.destroy();
  http.close();
});
