import type { Connection, Document, Hocuspocus } from '@hocuspocus/server';
import type { CloseFrame } from '#lib/draft-log/refusal.ts';
import type { SocketRefusal } from './record-refusal.server.ts';

/*
 * What we rely on in Hocuspocus 4 and what we work around, H1 to H25 of lib/SPEC.md. Its documentation promises none of this, so
 * each has a test against the library itself: an upgrade that changes one fails there and not in a draft.
 *
 * The server, tested in hocuspocus.collab.test.ts and hocuspocus-messages.collab.test.ts:
 *
 * - H1, H2: an update is applied and acknowledged after `beforeSync` has resolved. So the hook appends it to the log.
 * - H3: LOCAL_ORIGIN. What the hook has applied already is broadcast once.
 * - H4, H5: rejectAndClose. A hook that throws leaves the socket open, and the error is printed.
 * - H6, H7: whenUnloaded, discard. A document is destroyed when it is unloaded, but not when it could not be loaded.
 * - H8: presenceClientsOf. Which presence ends with which connection.
 * - H9: draft-hooks.server.ts edits the states that others are shown, in `beforeHandleAwareness`.
 * - H10: draft-hooks.server.ts counts a socket's documents in `onConnect`; each has a context of its own.
 * - H11: whenHandled. What a connection has received can be awaited.
 * - H12: broadcast. Clients cannot broadcast.
 * - H13: an observer's first sync is acknowledged, so that their page can say "Reading only".
 * - H21: DraftSocket is all that Hocuspocus sees of a socket.
 * - H22: fan-out.server.ts instead of Hocuspocus' Redis extension, whose messages go past `beforeSync`. With it, no document
 *   opens while Redis is down, either.
 * - H23: findRefusal. With which codes the server closes a socket by itself.
 * - H24: setBroadcastDelay, beforeEachChange. The delay is read when the first waiting change is made.
 * - H25: isUnreadable. How a connection ends when a message of it could not be handled; its socket stays open.
 *
 * The provider, tested in client/hocuspocus-provider.collab.test.ts:
 *
 * - H14, H15: DraftWebSocket sends each update exactly once, so that the count of acknowledgements is right.
 * - H16: DraftWebSocket.whileConnected drops a token that comes too late.
 * - H17, H18: DraftWebSocket.end, drop.
 * - H19, H20: open-draft.ts closes the socket if no token can be fetched, and reads why the server closed it.
 */

/** The origin of changes that no connection made. Hocuspocus only asks whether one of its own connections did. */
export const LOCAL_ORIGIN = { source: 'local' } as const;

/** What a hook throws to end the connection. */
class RejectionError extends Error {
  readonly code: number;
  readonly reason: string;

  constructor({ code, reason }: CloseFrame) {
    // Hocuspocus prints the message of a hook's error, unless it is empty, and the stack of one that closes a connection.
    super('');
    this.stack = `${code} ${reason}`;
    this.code = code;
    this.reason = reason;
  }
}

/**
 * Rejects what a hook was asked for and closes the socket. Without the close the client would wait forever: Hocuspocus ends the
 * connection of the document, but keeps the socket open.
 */
export function rejectAndClose(socket: { closeAfterTurn: (frame: CloseFrame) => void }, frame: CloseFrame): never {
  socket.closeAfterTurn(frame);
  throw new RejectionError(frame);
}

/** Hocuspocus' close codes: more was sent for documents that are being opened than it keeps; a frame could not be read. */
const RESET_CODE = 4205;
const UNREADABLE_CODE = 4401;

/** What Hocuspocus refused when it closes a socket by itself with this code; null for a timeout. */
export function findRefusal(code: number | undefined): SocketRefusal | null {
  if (code === RESET_CODE) return 'opening-too-large';
  return code === UNREADABLE_CODE ? 'malformed-frame' : null;
}

/** Whether a document's connection was ended because a message could not be handled. A refusal of ours has a code of its own. */
export function isUnreadable(event: { readonly code: number } | undefined): boolean {
  return event?.code === RESET_CODE;
}

/** Calls back once the document is gone from memory, after its last connection and its last `onStoreDocument`. */
export function whenUnloaded(document: Document, callback: () => void): void {
  document.on('destroy', callback);
}

/** Destroys a document that could not be loaded; Hocuspocus just forgets it. */
export function discard(document: Document): void {
  document.destroy();
}

/**
 * The Yjs clientIDs whose presence ends with the connection, to be edited in place. Hocuspocus adds each clientID that the
 * connection shows for the first time anywhere, but does not move one that another connection has.
 */
export function presenceClientsOf(document: Document, connection: Connection): Set<number> {
  return document.getClients(connection);
}

/** Calls back before a change of the document's content or presence is scheduled to be sent. */
export function beforeEachChange(document: Document, callback: () => void): void {
  document.on('beforeTransaction', callback);
  // Comes before 'update', on which Hocuspocus schedules the broadcast.
  document.awareness.on('change', callback);
}

/** For how long changes are gathered before they are sent, from the next one that finds none waiting; 0 is the end of the turn. */
export function setBroadcastDelay(document: Document, delayMs: number): void {
  document.flushDelay = delayMs;
}

/** Resolves when each message that has arrived for an open document is handled. */
export async function whenHandled<Context>({ documents }: Hocuspocus<Context>): Promise<void> {
  const connections = [...documents.values()].flatMap((document) => document.getConnections());
  await Promise.all(connections.map((connection) => connection.waitForPendingMessages()));
}

/** Sends a stateless message to every connection of the document, if it is open here. */
export function broadcast<Context>({ documents }: Hocuspocus<Context>, docId: string, message: object): void {
  documents.get(docId)?.broadcastStateless(JSON.stringify(message));
}
