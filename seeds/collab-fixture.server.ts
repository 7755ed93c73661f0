import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { type DraftOptions, type OpenDraft, openDraft } from '#lib/collab/client/open-draft.ts';
import { toPerson } from '#lib/collab/protocol/presence.ts';
import { startCollabServer } from '#lib/collab/server/collab-server.server.ts';
import { mintCollabToken } from '#lib/collab/server/token.server.ts';

/*
 * For tests: a collaboration server on a port of its own, and clients as the pages have them.
 */

export type CollabFixture = {
  url: string;
  /** Opens a draft as the member. */
  join: (actor: Actor, docId: string, overrides?: Partial<DraftOptions>) => OpenDraft;
  /** Closes every client and the server. */
  stop: () => Promise<void>;
};

/** Starts a server on the port, or on a free one; with others over the Redis at `redisUrl`. */
export async function startCollabFixture(port = 0, redisUrl?: string): Promise<CollabFixture> {
  const http = createServer();
  const collab = startCollabServer(redisUrl);
  const drafts = new Set<OpenDraft>();
  http.on('upgrade', collab.handleUpgrade);
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  await collab.ready;
  const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/collab`;
  return {
    url,
    join: (actor, docId, overrides) => {
      const draft = joinDraft(url, actor, docId, overrides);
      drafts.add(draft);
      return draft;
    },
    stop: async () => {
      for (const draft of drafts) draft.close();
      await collab.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** Opens a draft as the member on the server at `url`. */
export function joinDraft(url: string, actor: Actor, docId: string, overrides: Partial<DraftOptions> = {}): OpenDraft {
  const fetchToken = () => mintCollabToken(actor, 1);
  return openDraft({ docId, url, fetchToken, person: toPerson(actor), ...overrides });
}

/** Resolves when the draft's status is the one named. */
export function untilStatus(draft: OpenDraft, state: ReturnType<OpenDraft['status']>['state']): Promise<void> {
  return until(
    () => draft.status().state === state,
    (check) => draft.onStatus(check),
  );
}

/** Resolves when `holds` is true; checked again whenever `subscribe` calls back. */
export function until(holds: () => boolean, subscribe: (check: () => void) => unknown): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (holds()) resolve();
    };
    subscribe(check);
    check();
  });
}

/** Resolves when the document fits; checked again on each change. */
export function untilDraft({ ydoc }: Pick<OpenDraft, 'ydoc'>, holds: () => boolean): Promise<void> {
  return until(holds, (check) => ydoc.on('update', check));
}

/** A server in a process of its own. */
export type CollabProcess = { url: string; port: number; kill: () => Promise<void> };

/** Starts a server that can be killed as a crash would. */
export async function startCollabProcess(port = 0): Promise<CollabProcess> {
  const child = fork(import.meta.filename, [String(port)]);
  const exited = once(child, 'exit');
  const message = await Promise.race([once(child, 'message'), exited.then(() => [])]);
  const url = z.string().parse(message[0]);
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  return { url, port: Number(new URL(url).port), kill };
}

if (import.meta.main) {
  const { url } = await startCollabFixture(Number(process.argv[2]));
  process.send?.(url);
  process.once('disconnect', () => process.exit(0));
}
