import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { log } from '#lib/log.server.ts';
import { redisConnected } from './metrics.server.ts';

/*
 * What nodes tell each other through Redis, a channel for each document: that the log has grown, and who is here. Never what was
 * written: a node reads that from the log, by seq, so nothing that is not in the log can come in this way, and a message
 * that is lost, doubled or out of order costs time only. (Hocuspocus' own extension sends the document's bytes around the hooks
 * that append them, and holds a document's opening up while Redis is away; so it is not used.)
 *
 * A message: varString node, varUint kind, then nothing (MOVED, ASKED) or an awareness update (PRESENCE).
 */

const CHANNEL_PREFIX = 'touchstone:draft:';
const RETRY_MIN_MS = 100;
const RETRY_MAX_MS = 1_000;
const COMMAND_TIMEOUT_MS = 2_000;

const MOVED = 0;
const PRESENCE = 1;
const ASKED = 2;

/** What a node does with what it hears of others. */
export type FanOutEars = {
  /** The log has grown. */
  moved: (docId: string) => void;
  /** An awareness update, vouched for by the node that sends it. */
  presence: (docId: string, update: Uint8Array) => void;
  /** Others want to know who is here. */
  asked: (docId: string) => void;
  /** Redis is there, perhaps after an outage in which something was missed. */
  connected: () => void;
};

export type FanOut = {
  follow: (docId: string) => void;
  unfollow: (docId: string) => void;
  tellMoved: (docId: string) => void;
  tellPresence: (docId: string, update: Uint8Array) => void;
  stop: () => Promise<void>;
};

/** For a node that is alone. */
export const NO_FAN_OUT: FanOut = {
  follow: () => undefined,
  unfollow: () => undefined,
  tellMoved: () => undefined,
  tellPresence: () => undefined,
  stop: async () => undefined,
};

/** Joins the other nodes over the Redis at `url`, now or as soon as it is there. Nothing here waits for Redis or fails with it. */
export function startFanOut(url: string, ears: FanOutEars): FanOut {
  const nodeId = randomUUID();
  const followed = new Set<string>();
  const retryStrategy = (times: number) => Math.min(RETRY_MIN_MS * times, RETRY_MAX_MS);
  const options = { retryStrategy, commandTimeout: COMMAND_TIMEOUT_MS, enableOfflineQueue: false };
  const out = new Redis(url, options);
  const into = new Redis(url, { ...options, autoResubscribe: false });

  for (const redis of [out, into]) redis.on('error', (error) => log().debug({ err: error }, 'Redis'));
  into.on('ready', () => void join());
  into.on('close', () => redisConnected.set(0));
  into.on('messageBuffer', (channel: Buffer, message: Buffer) => hear(channel.toString(), message));

  async function join(): Promise<void> {
    try {
      if (followed.size > 0) await into.subscribe(...[...followed].map(channelOf));
      redisConnected.set(1);
      ears.connected();
      for (const docId of followed) tell(docId, ASKED);
    } catch (error) {
      log().warn({ err: error }, 'Redis did not take the subscriptions');
      into.disconnect(true);
    }
  }

  function hear(channel: string, message: Uint8Array): void {
    const docId = channel.slice(CHANNEL_PREFIX.length);
    const decoder = decoding.createDecoder(message);
    try {
      if (decoding.readVarString(decoder) === nodeId) return;
      const kind = decoding.readVarUint(decoder);
      if (kind === MOVED) ears.moved(docId);
      if (kind === PRESENCE) ears.presence(docId, decoding.readTailAsUint8Array(decoder));
      if (kind === ASKED) ears.asked(docId);
    } catch (error) {
      log().warn({ err: error, docId }, 'a message of another node could not be read');
    }
  }

  function tell(docId: string, kind: number, payload?: Uint8Array): void {
    if (out.status !== 'ready') return;
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, nodeId);
    encoding.writeVarUint(encoder, kind);
    if (payload) encoding.writeUint8Array(encoder, payload);
    const message = Buffer.from(encoding.toUint8Array(encoder));
    out
      .publish(channelOf(docId), message)
      .catch((error) => log().debug({ err: error, docId }, 'Redis did not publish'));
  }

  return {
    follow: (docId) => {
      followed.add(docId);
      if (into.status !== 'ready') return;
      into.subscribe(channelOf(docId)).then(
        () => {
          // Another may have opened it at the same time, and neither heard the other ask.
          tell(docId, ASKED);
          ears.asked(docId);
          ears.moved(docId);
        },
        (error) => log().debug({ err: error, docId }, 'Redis did not subscribe'),
      );
    },
    unfollow: (docId) => {
      followed.delete(docId);
      if (into.status !== 'ready') return;
      into
        .unsubscribe(channelOf(docId))
        .catch((error) => log().debug({ err: error, docId }, 'Redis did not unsubscribe'));
    },
    tellMoved: (docId) => tell(docId, MOVED),
    tellPresence: (docId, update) => tell(docId, PRESENCE, update),
    // What was told last may still be on its way.
    stop: async () => {
      await out.quit().catch((error) => log().debug({ err: error }, 'Redis was gone already'));
      out.disconnect();
      into.disconnect();
    },
  };
}

function channelOf(docId: string): string {
  return `${CHANNEL_PREFIX}${docId}`;
}
