import { Client } from 'pg';
import { env } from '#lib/env.server.ts';
import { log } from '#lib/log.server.ts';
import { type Notice, parseNotice } from './signals.ts';

const RETRY_MIN_MS = 250;
const RETRY_MAX_MS = 5_000;

export type Listener = {
  /** Resolves when the first LISTEN stands. */ ready: Promise<void>;
  stop: () => Promise<void>;
};

export type Listening = {
  channels: readonly Notice['channel'][];
  onNotice: (notice: Notice) => void;
  /** Each time that it stands, also after an outage: what was announced meanwhile is lost, so look for yourself. */
  onConnected: () => void;
  /** From now on nothing is heard. */
  onLost?: () => void;
};

/** Hears the notices of commands and other nodes on a connection of its own, which it makes again when it breaks. */
export function listenForNotices({ channels, onNotice, onConnected, onLost }: Listening): Listener {
  let client: Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  let retryMs = RETRY_MIN_MS;
  let stopped = false;
  const { promise: ready, resolve: standing } = Promise.withResolvers<void>();

  async function connect(): Promise<void> {
    const next = new Client({ connectionString: env().DATABASE_URL, keepAlive: true });
    client = next;
    let over = false;
    const onEnd = (error?: Error) => {
      if (over) return;
      over = true;
      onLost?.();
      if (error && !stopped) log().warn({ err: error }, 'listening for notices was interrupted');
      if (!stopped) retry = setTimeout(() => void connect(), retryMs);
      retryMs = Math.min(retryMs * 2, RETRY_MAX_MS);
    };
    next.on('error', onEnd);
    next.on('end', () => onEnd());
    next.on('notification', ({ channel, payload }) => hear(channel, payload ?? ''));
    try {
      await next.connect();
      for (const channel of channels) await next.query(`LISTEN ${channel}`);
    } catch (error) {
      onEnd(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    retryMs = RETRY_MIN_MS;
    standing();
    onConnected();
  }

  function hear(channel: string, payload: string): void {
    try {
      const notice = parseNotice(channel, payload);
      if (notice) onNotice(notice);
    } catch (error) {
      log().error({ err: error, channel }, 'a notice could not be read');
    }
  }

  void connect();
  return {
    ready,
    stop: async () => {
      stopped = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
