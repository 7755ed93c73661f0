import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hocuspocus } from '@hocuspocus/server';
import { type WebSocket, WebSocketServer } from 'ws';
import { clientAddress } from '#lib/client-address.server.ts';
import { db } from '#lib/db.server.ts';
import { storyDocId } from '#lib/draft-log/doc-id.ts';
import {
  CLOSE_GRACE_MS,
  DRAIN_DEADLINE_MS,
  FRAME_MAX_BYTES,
  UNAUTHENTICATED_SOCKETS_MAX,
  UNAUTHENTICATED_SOCKETS_PER_ADDRESS,
} from '#lib/draft-log/limits.ts';
import { CLOSE } from '#lib/draft-log/refusal.ts';
import { baseUrl, env } from '#lib/env.server.ts';
import { finishBy } from '#lib/finish-by.server.ts';
import { log } from '#lib/log.server.ts';
import { listenForSignals } from '#lib/signal/listen.server.ts';
import { ACCESS_CHANNEL, DOORBELL_CHANNEL, DRAFT_CHANNEL, type Signal } from '#lib/signal/signals.ts';
import { CompactionLane } from './compaction-lane.server.ts';
import { type DraftContext, draftHooks, type OpenDocument } from './draft-hooks.server.ts';
import { type FanOut, NO_FAN_OUT, startFanOut } from './fan-out.server.ts';
import { broadcast, whenHandled } from './hocuspocus.server.ts';
import { socketsOpen } from './metrics.server.ts';
import { pullAfterSilence } from './pull-after-silence.server.ts';
import { recordAnonymousRefusal, recordRefusal } from './record-refusal.server.ts';
import { lockAndFindEndedSessions } from './session.server.ts';
import { applyRemotePresence, encodeLocalPresence } from './share-presence.server.ts';
import { DraftSocket } from './socket.server.ts';

/** Path of the collaboration socket. */
export const COLLAB_PATH = '/collab';

export type CollabServer = {
  /** Resolves when the server receives signals. */
  readonly ready: Promise<void>;
  /** For `server.on('upgrade')` on COLLAB_PATH. */
  readonly handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /**
   * Drains: accepts no new socket, logs and acknowledges what has arrived, closes every socket so that its client connects to
   * another node, and stops; after `deadlineMs` it stops in any case.
   */
  readonly close: (deadlineMs?: number) => Promise<void>;
};

/**
 * The collaboration server of this node. It shares no memory with the rest of the process; they communicate through Postgres.
 * With Redis at `redisUrl`, other nodes' edits and presence arrive at once.
 */
export function startCollabServer(redisUrl: string | undefined = env().REDIS_URL): CollabServer {
  const drafts = new Map<string, OpenDocument>();
  const sockets = new Set<DraftSocket>();
  const fanOut: FanOut = redisUrl
    ? startFanOut(redisUrl, {
        onAppended: pull,
        onPresence: applyPresence,
        onPresenceRequested: publishPresence,
        onConnected: onFanOutConnected,
      })
    : NO_FAN_OUT;
  const lane = new CompactionLane();
  const hocuspocus = new Hocuspocus<DraftContext>(draftHooks(drafts, fanOut, lane));
  const server = new WebSocketServer({ noServer: true, maxPayload: FRAME_MAX_BYTES, perMessageDeflate: false });
  const listener = listenForSignals({
    channels: [DOORBELL_CHANNEL, DRAFT_CHANNEL, ACCESS_CHANNEL],
    onSignal: handleSignal,
    onConnected: catchUp,
  });
  const watch = pullAfterSilence(drafts);
  let isClosing = false;

  function handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Node leaves an upgraded connection without a listener, and its reset would end the process.
    socket.on('error', (error) => log().debug({ err: error }, 'a connection broke during its upgrade'));
    const address = clientAddress(request.socket.remoteAddress, request.headers['x-forwarded-for']?.toString());
    if (isClosing) refuseUpgrade(socket, '503 Service Unavailable');
    else if (!isOwnOrigin(request)) {
      recordAnonymousRefusal(address, 'origin');
      refuseUpgrade(socket, '403 Forbidden');
    } else if (isCrowded(sockets, address)) {
      recordAnonymousRefusal(address, 'too-many-unauthenticated');
      refuseUpgrade(socket, '503 Service Unavailable');
    } else server.handleUpgrade(request, socket, head, (webSocket) => accept(webSocket, request, socket, address));
  }

  function accept(webSocket: WebSocket, request: IncomingMessage, raw: Duplex, address: string): void {
    const socket: DraftSocket = new DraftSocket(webSocket, raw, address, (reason, docName = '') => {
      if (socket.member) void recordRefusal(socket.member, docName, reason);
      else recordAnonymousRefusal(address, reason);
    });
    sockets.add(socket);
    socketsOpen.inc();
    const client = hocuspocus.handleConnection(socket, toWebRequest(request), { socket });
    socket.onMessage((frame) => client.handleMessage(frame));
    socket.onClose((code, reason) => {
      sockets.delete(socket);
      socketsOpen.dec();
      client.handleClose({ code, reason });
    });
    webSocket.on('error', (error) => log().debug({ err: error }, 'socket error'));
  }

  function handleSignal(signal: Signal): void {
    if (signal.channel === DOORBELL_CHANNEL) ring(storyDocId(signal.storyId), signal.seq);
    if (signal.channel === DRAFT_CHANNEL) pull(signal.docId);
    if (signal.channel === ACCESS_CHANNEL) {
      for (const socket of sockets) if (socket.isOf(signal.memberId)) socket.closeAfterTurn(CLOSE.access);
    }
  }

  /** Makes up for the signals that were missed: pulls every draft, rings every doorbell, closes the sockets of ended sessions. */
  function catchUp(): void {
    for (const docId of drafts.keys()) {
      pull(docId);
      ring(docId, 0);
    }
    closeEnded().catch((error) => log().error({ err: error }, 'finding ended sessions failed'));
  }

  async function closeEnded(): Promise<void> {
    const ended = await lockAndFindEndedSessions(
      db(),
      [...sockets].flatMap(({ sessions }) => [...sessions]),
    );
    for (const socket of sockets) {
      if ([...socket.sessions].some((session) => ended.has(session))) socket.closeAfterTurn(CLOSE.access);
    }
  }

  function ring(docId: string, seq: number): void {
    broadcast(hocuspocus, docId, { seq });
  }

  function pull(docId: string): void {
    drafts
      .get(docId)
      ?.draft.pull()
      .catch((error) => log().error({ err: error, docId }, 'pulling a draft failed'));
  }

  function applyPresence(docId: string, update: Uint8Array): void {
    const document = drafts.get(docId)?.document;
    if (document) applyRemotePresence(document, update);
  }

  function publishPresence(docId: string): void {
    const document = drafts.get(docId)?.document;
    const update = document && encodeLocalPresence(document);
    if (update) fanOut.publishPresence(docId, update);
  }

  function onFanOutConnected(): void {
    for (const docId of drafts.keys()) {
      pull(docId);
      publishPresence(docId);
    }
  }

  async function close(deadlineMs: number = DRAIN_DEADLINE_MS): Promise<void> {
    isClosing = true;
    const { promise: deadline, resolve: end } = Promise.withResolvers<void>();
    const timer = setTimeout(end, deadlineMs);
    for (const socket of sockets) socket.hold();
    await finishBy(deadline, 'drafts', settle);
    for (const socket of sockets) socket.closeNow(CLOSE.restarting);
    const gone = Promise.withResolvers<void>();
    const grace = setTimeout(gone.resolve, CLOSE_GRACE_MS);
    const left = [...server.clients].map((client) => new Promise((resolve) => client.once('close', resolve)));
    await Promise.race([Promise.all(left), gone.promise, deadline]);
    clearTimeout(grace);
    for (const webSocket of server.clients) webSocket.terminate();
    await finishBy(deadline, 'drafts', settle);
    server.close();
    watch.stop();
    lane.stop();
    await Promise.all([finishBy(deadline, 'signals', listener.stop), finishBy(deadline, 'Redis', fanOut.stop)]);
    clearTimeout(timer);
  }

  /** Resolves when every message that has arrived is logged, applied and acknowledged. */
  async function settle(): Promise<void> {
    await whenHandled(hocuspocus);
    await Promise.all([...drafts.values()].map(({ draft }) => draft.idle()));
  }

  return { ready: listener.ready, handleUpgrade, close };
}

/** Whether as many sockets as may be are unauthenticated, of this address or of all. */
function isCrowded(sockets: ReadonlySet<DraftSocket>, address: string): boolean {
  let ofAddress = 0;
  let ofAll = 0;
  for (const socket of sockets) {
    if (socket.isAuthenticated) continue;
    ofAll += 1;
    if (socket.address === address) ofAddress += 1;
  }
  return ofAddress >= UNAUTHENTICATED_SOCKETS_PER_ADDRESS || ofAll >= UNAUTHENTICATED_SOCKETS_MAX;
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Whether the page is of the same origin. A client that sends no Origin is not a browser; it too needs a token. */
function isOwnOrigin({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origin === new URL(baseUrl()).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function toWebRequest({ headers, url }: IncomingMessage): Request {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one] as const),
  );
  return new Request(new URL(url ?? '/', 'http://collab.invalid'), {
    headers: new Headers(given.map(([n, v]) => [n, v])),
  });
}
