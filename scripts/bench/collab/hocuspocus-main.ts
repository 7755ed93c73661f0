// Bare Hocuspocus: no storage, no admission, no hooks.
import { createServer } from 'node:http';
import { Hocuspocus } from '@hocuspocus/server';
import { WebSocketServer } from 'ws';
import { serveBench } from './serving.ts';

const hocuspocus = new Hocuspocus({ quiet: true });
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer();
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (webSocket) => {
    const client = hocuspocus.handleConnection(webSocket, new Request('http://bench.invalid/'), {});
    webSocket.on('message', (data: Buffer) => client.handleMessage(new Uint8Array(data)));
    webSocket.on('close', (code, reason) => client.handleClose({ code, reason: reason.toString() }));
  });
});
await serveBench(server);
