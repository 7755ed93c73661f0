import * as decoding from 'lib0/decoding';

/** Message types of Hocuspocus' protocol that we read or write. A frame is varString document name, varUint type, then the message. */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  stateless: 5,
  broadcastStateless: 6,
  close: 7,
  status: 8,
} as const;

/** Kinds of a sync message, as in y-protocols: what one side has, what the other is missing, a single update. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** Kinds of an auth message: the client's token, and the server's two answers. */
export const AUTH = { token: 0, denied: 1, accepted: 2 } as const;

/** Which kind of sync message the frame is; null for any other message. @throws when it has no header. */
export function readSyncKind(frame: Uint8Array): number | null {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarString(decoder);
  return decoding.readVarUint(decoder) === MESSAGE.sync ? decoding.readVarUint(decoder) : null;
}
