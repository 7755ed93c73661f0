import type { Document } from '@hocuspocus/server';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { findPerson } from '#lib/collab/protocol/presence.ts';
import { presenceClientsOf } from './hocuspocus.server.ts';

/** Transaction origin of presence that another node has checked. */
const FROM_OTHER_NODES = { source: 'redis' } as const;

type Change = { added: number[]; updated: number[]; removed: number[] };

/**
 * Calls back with changes in the presence of this node's clients, batched per turn. Changes from other nodes, and timeouts, are
 * left out: each node publishes its own clients.
 */
export function watchLocalPresence({ awareness }: Document, onChange: (update: Uint8Array) => void): void {
  const changed = new Set<number>();
  awareness.on('update', ({ added, updated, removed }: Change, origin: unknown) => {
    if (origin === FROM_OTHER_NODES || origin === 'timeout') return;
    if (changed.size === 0) setImmediate(flush);
    for (const client of [...added, ...updated, ...removed]) changed.add(client);
  });

  function flush(): void {
    const clients = [...changed].filter((client) => awareness.meta.has(client));
    changed.clear();
    if (clients.length > 0) onChange(encodeAwarenessUpdate(awareness, clients));
  }
}

/** The presence of this node's clients as an awareness update; null if there are none. */
export function encodeLocalPresence(document: Document): Uint8Array | null {
  const own = document.getConnections().flatMap((connection) => [...presenceClientsOf(document, connection)]);
  const clients = own.filter((client) => document.awareness.meta.has(client));
  return clients.length === 0 ? null : encodeAwarenessUpdate(document.awareness, clients);
}

/** Applies presence from another node, which sends it to this node's clients. */
export function applyRemotePresence(document: Document, update: Uint8Array): void {
  applyAwarenessUpdate(document.awareness, update, FROM_OTHER_NODES);
}

/** Whether the presence clientID belongs to another member, on this node or another. */
export function belongsToAnother(document: Document, clientId: number, memberId: string): boolean {
  const person = findPerson(document.awareness.getStates().get(clientId) ?? {});
  return person !== null && person.memberId !== memberId;
}
