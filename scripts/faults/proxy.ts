import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/*
 * A TCP proxy on loopback: a balancer over several ports, and a network that can be cut, be slow and lose packets. A cut is
 * one as of a pulled cable: nothing is closed, nothing is refused, nothing arrives. What TCP would make of a lost packet is a
 * pause, so that is what a loss is here.
 */

export type Weather = {
  /** Nothing passes. */
  isCut: boolean;
  /** Each piece takes so long, ms, more or less by up to `jitterMs`, and never overtakes another. */
  delayMs: number;
  jitterMs: number;
  /** The share of pieces, 0 to 1, that take RETRANSMIT_MS more. */
  lossShare: number;
};

export type Proxy = {
  port: number;
  /** Changes the weather for all that passes from now on. */
  set: (weather: Partial<Weather>) => void;
  close: () => Promise<void>;
};

export type ProxyOptions = {
  random?: () => number;
  /** Sees what clients send, before it passes; it waits for a promise. */
  onSent?: (piece: Buffer) => Promise<void> | void;
};

const RETRANSMIT_MS = 200;
const CLEAR: Weather = { isCut: false, delayMs: 0, jitterMs: 0, lossShare: 0 };

/** Starts a proxy that goes to the next of `ports` with each connection, or to another where one does not answer. */
export async function startProxy(ports: readonly number[], options: ProxyOptions = {}): Promise<Proxy> {
  const { random = Math.random, onSent } = options;
  const weather = { ...CLEAR };
  const sockets = new Set<Socket>();
  const healed = new Set<() => void>();
  let turn = 0;

  const server = createServer({ pauseOnConnect: true }, async (client) => {
    keep(client);
    await untilHealed();
    const target = await reach();
    if (!target) return client.destroy();
    keep(target);
    pass(client, target, onSent);
    pass(target, client);
    client.resume();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  }

  async function reach(): Promise<Socket | null> {
    turn += 1;
    const first = turn;
    for (let tried = 0; tried < ports.length; tried += 1) {
      const socket = connect({ port: ports[(first + tried) % ports.length] ?? 0, host: '127.0.0.1', noDelay: true });
      const isOpen = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true));
        socket.once('error', () => resolve(false));
      });
      if (isOpen) return socket;
    }
    return null;
  }

  function pass(from: Socket, to: Socket, onPiece?: (piece: Buffer) => Promise<void> | void): void {
    let last: Promise<unknown> = Promise.resolve();
    const queue = (work: () => unknown) => {
      const arrival = lag();
      last = last.then(() => Promise.all([untilHealed(), arrival])).then(work);
    };
    from.on('data', (piece: Buffer) => {
      queue(async () => {
        await onPiece?.(piece);
        if (!to.destroyed && !to.write(piece)) {
          from.pause();
          to.once('drain', () => from.resume());
        }
      });
    });
    from.on('close', () => queue(() => to.destroy()));
  }

  function lag(): Promise<void> {
    const { delayMs, jitterMs, lossShare } = weather;
    const ms = delayMs + (random() * 2 - 1) * jitterMs + (random() < lossShare ? RETRANSMIT_MS : 0);
    return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
  }

  function untilHealed(): Promise<void> {
    return weather.isCut ? new Promise((resolve) => healed.add(resolve)) : Promise.resolve();
  }

  return {
    port: (server.address() as AddressInfo).port,
    set: (change) => {
      Object.assign(weather, change);
      if (weather.isCut) return;
      for (const resolve of healed) resolve();
      healed.clear();
    },
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
