import { Client } from 'pg';
import { env } from '#lib/env.server.ts';
import { log } from '#lib/log.server.ts';
import { parseSignal, type Signal } from './signals.ts';

const RETRY_MIN_MS = 250;
const RETRY_MAX_MS = 5_000;

export type Listener = {
  /** Resolves when it listens for the first time. */
  ready: Promise<void>;
  stop: () => Promise<void>;
};

export type ListenOptions = {
  channels: readonly Signal['channel'][];
  onSignal: (signal: Signal) => void;
  /** Called after each connect. Signals sent during an outage are lost, so check everything. */
  onConnected: () => void;
  /** Called when the connection is lost: no signal arrives until `onConnected`. */
  onLost?: () => void;
};

/** Listens for signals on a connection of its own, and reconnects with backoff when it breaks. */
export function listenForSignals({ channels, onSignal, onConnected, onLost }: ListenOptions): Listener {
  let client: Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  let retryMs = RETRY_MIN_MS;
  let stopped = false;
  const { promise: ready, resolve: listening } = Promise.withResolvers<void>();

  async function connect(): Promise<void> {
    const next = new Client({ connectionString: env().DATABASE_URL, keepAlive: true });
    client = next;
    let over = false;
    const onEnd = (error?: Error) => {
      if (over) return;
      over = true;
      onLost?.();
      if (error && !stopped) log().warn({ err: error }, 'the connection for signals was lost');
      if (!stopped) retry = setTimeout(() => void connect(), retryMs);
      retryMs = Math.min(retryMs * 2, RETRY_MAX_MS);
    };
    next.on('error', onEnd);
    next.on('end', () => onEnd());
    next.on('notification', ({ channel, payload }) => handle(channel, payload ?? ''));
    try {
      await next.connect();
      for (const channel of channels) await next.query(`LISTEN ${channel}`);
    } catch (error) {
      onEnd(error instanceof Error ? error : new Error(String(error)));
      // Connected, perhaps, but deaf: without an end it would stay open beside its successor.
      next.end().catch((failure) => log().debug({ err: failure }, 'the connection for signals was gone already'));
      return;
    }
    retryMs = RETRY_MIN_MS;
    listening();
    onConnected();
  }

  function handle(channel: string, payload: string): void {
    try {
      const signal = parseSignal(channel, payload);
      if (signal) onSignal(signal);
    } catch (error) {
      log().error({ err: error, channel }, 'reading a signal failed');
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
