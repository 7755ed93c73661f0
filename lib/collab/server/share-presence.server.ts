import type { Document } from '@hocuspocus/server';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { findPerson } from '#lib/collab/protocol/presence.ts';

/** Presence that another node vouched for. */
const FROM_OTHERS = { source: 'redis' } as const;

type Change = { added: number[]; updated: number[]; removed: number[] };

/**
 * Calls back with what changes in the presence of this node's own clients, gathered over one turn. What came from other nodes,
 * or has merely gone stale here, is theirs to tell.
 */
export function watchOwnPresence({ awareness }: Document, onChange: (update: Uint8Array) => void): void {
  const changed = new Set<number>();
  awareness.on('update', ({ added, updated, removed }: Change, origin: unknown) => {
    if (origin === FROM_OTHERS || origin === 'timeout') return;
    if (changed.size === 0) setImmediate(flush);
    for (const client of [...added, ...updated, ...removed]) changed.add(client);
  });

  function flush(): void {
    const clients = [...changed].filter((client) => awareness.meta.has(client));
    changed.clear();
    if (clients.length > 0) onChange(encodeAwarenessUpdate(awareness, clients));
  }
}

/** The presence of this node's own clients; null where there are none. */
export function encodeOwnPresence(document: Document): Uint8Array | null {
  const own = document.getConnections().flatMap((connection) => [...document.getClients(connection)] as number[]);
  const clients = own.filter((client) => document.awareness.meta.has(client));
  return clients.length === 0 ? null : encodeAwarenessUpdate(document.awareness, clients);
}

/** Takes in what another node vouched for, and shows it to this node's clients. */
export function takeInPresence(document: Document, update: Uint8Array): void {
  applyAwarenessUpdate(document.awareness, update, FROM_OTHERS);
}

/** Whether the presence clientID is shown as another member's, here or on another node. */
export function isAnothers(document: Document, clientId: number, memberId: string): boolean {
  const person = findPerson(document.awareness.getStates().get(clientId) ?? {});
  return person !== null && person.memberId !== memberId;
}
