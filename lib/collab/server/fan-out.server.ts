import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { log } from '#lib/log.server.ts';
import { redisConnected } from './metrics.server.ts';

/*
 * Fan-out between nodes over Redis, with one channel per document. Messages say that the log has grown or who is present; they
 * carry no edits. A node reads edits from the log, by seq, so a message that is lost, repeated or out of order only delays
 * them, and nothing reaches a document that is not in the log. Hocuspocus' Redis extension is not used: it sends edits past the
 * hooks that log them, and a document does not open while Redis is down.
 *
 * A message: varString node, varUint kind, then nothing (APPENDED, PRESENCE_REQUESTED) or an awareness update (PRESENCE).
 */

const CHANNEL_PREFIX = 'touchstone:draft:';
const RETRY_MIN_MS = 100;
const RETRY_MAX_MS = 1_000;
const COMMAND_TIMEOUT_MS = 2_000;

const APPENDED = 0;
const PRESENCE = 1;
const PRESENCE_REQUESTED = 2;

/** Handlers for the messages of other nodes. */
export type FanOutHandlers = {
  /** Another node appended to the log. */
  onAppended: (docId: string) => void;
  /** An awareness update, checked by the node that sent it. */
  onPresence: (docId: string, update: Uint8Array) => void;
  /** Another node asks who is present. */
  onPresenceRequested: (docId: string) => void;
  /** Redis is connected; messages sent during an outage were lost. */
  onConnected: () => void;
};

export type FanOut = {
  subscribe: (docId: string) => void;
  unsubscribe: (docId: string) => void;
  publishAppended: (docId: string) => void;
  publishPresence: (docId: string, update: Uint8Array) => void;
  stop: () => Promise<void>;
};

/** For a single node. */
export const NO_FAN_OUT: FanOut = {
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  publishAppended: () => undefined,
  publishPresence: () => undefined,
  stop: async () => undefined,
};

/** Connects to the Redis at `url`, now or once it is up. No method waits for Redis, and none fails if it is down. */
export function startFanOut(url: string, handlers: FanOutHandlers): FanOut {
  const nodeId = randomUUID();
  const subscribed = new Set<string>();
  const retryStrategy = (times: number) => Math.min(RETRY_MIN_MS * times, RETRY_MAX_MS);
  const options = { retryStrategy, commandTimeout: COMMAND_TIMEOUT_MS, enableOfflineQueue: false };
  const publisher = new Redis(url, options);
  const subscriber = new Redis(url, { ...options, autoResubscribe: false });

  for (const redis of [publisher, subscriber]) redis.on('error', (error) => log().debug({ err: error }, 'Redis'));
  subscriber.on('ready', () => void subscribeAll());
  subscriber.on('close', () => redisConnected.set(0));
  subscriber.on('messageBuffer', (channel: Buffer, message: Buffer) => receive(channel.toString(), message));

  async function subscribeAll(): Promise<void> {
    try {
      if (subscribed.size > 0) await subscriber.subscribe(...[...subscribed].map(channelOf));
      redisConnected.set(1);
      handlers.onConnected();
      for (const docId of subscribed) publish(docId, PRESENCE_REQUESTED);
    } catch (error) {
      log().warn({ err: error }, 'subscribing in Redis failed');
      subscriber.disconnect(true);
    }
  }

  function receive(channel: string, message: Uint8Array): void {
    const docId = channel.slice(CHANNEL_PREFIX.length);
    const decoder = decoding.createDecoder(message);
    try {
      if (decoding.readVarString(decoder) === nodeId) return;
      const kind = decoding.readVarUint(decoder);
      if (kind === APPENDED) handlers.onAppended(docId);
      if (kind === PRESENCE) handlers.onPresence(docId, decoding.readTailAsUint8Array(decoder));
      if (kind === PRESENCE_REQUESTED) handlers.onPresenceRequested(docId);
    } catch (error) {
      log().warn({ err: error, docId }, 'reading a message of another node failed');
    }
  }

  function publish(docId: string, kind: number, payload?: Uint8Array): void {
    if (publisher.status !== 'ready') return;
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, nodeId);
    encoding.writeVarUint(encoder, kind);
    if (payload) encoding.writeUint8Array(encoder, payload);
    const message = Buffer.from(encoding.toUint8Array(encoder));
    publisher
      .publish(channelOf(docId), message)
      .catch((error) => log().debug({ err: error, docId }, 'publishing in Redis failed'));
  }

  return {
    subscribe: (docId) => {
      subscribed.add(docId);
      if (subscriber.status !== 'ready') return;
      subscriber.subscribe(channelOf(docId)).then(
        () => {
          // If two nodes opened it at the same time, each may have missed the request of the other.
          publish(docId, PRESENCE_REQUESTED);
          handlers.onPresenceRequested(docId);
          handlers.onAppended(docId);
        },
        (error) => log().debug({ err: error, docId }, 'subscribing in Redis failed'),
      );
    },
    unsubscribe: (docId) => {
      subscribed.delete(docId);
      if (subscriber.status !== 'ready') return;
      subscriber
        .unsubscribe(channelOf(docId))
        .catch((error) => log().debug({ err: error, docId }, 'unsubscribing in Redis failed'));
    },
    publishAppended: (docId) => publish(docId, APPENDED),
    publishPresence: (docId, update) => publish(docId, PRESENCE, update),
    // QUIT waits until the last messages are published.
    stop: async () => {
      await publisher.quit().catch((error) => log().debug({ err: error }, 'Redis was disconnected already'));
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

function channelOf(docId: string): string {
  return `${CHANNEL_PREFIX}${docId}`;
}
