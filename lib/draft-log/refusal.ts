import type { RefusalReason } from '#lib/refusal-reason.ts';

/** The update was not admitted. */
export class DraftRefusedError extends Error {
  override readonly name = 'DraftRefusedError';
  readonly refusal: RefusalReason;

  constructor(refusal: RefusalReason) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** The session ended before the update could be written. */
export class SessionEndedError extends Error {
  override readonly name = 'SessionEndedError';
}

/** How a socket is closed. */
export type CloseFrame = { readonly code: number; readonly reason: string };

/** Close codes of the socket, with what the client does; applications may define 4000 to 4999 (RFC 6455, 7.4.2). */
export const CLOSE = {
  /** The server drains; the client connects again. */
  restarting: { code: 1001, reason: 'restarting' },
  /** The frame cannot be read; the client connects again. */
  malformed: { code: 1002, reason: 'malformed' },
  /** A text frame; the client connects again. */
  binaryOnly: { code: 1003, reason: 'binary only' },
  /** The draft could not be written or read now; the client connects again. */
  unavailable: { code: 1013, reason: 'unavailable' },
  /** The token was used, too old or unknown; the client fetches another and connects again. */
  token: { code: 4401, reason: 'token' },
  /** The member's role or access changed; the client connects again and learns what it may do now. */
  access: { code: 4403, reason: 'access' },
  /** No such document, or another newsroom's; the client stops. */
  notFound: { code: 4404, reason: 'not-found' },
  /** More documents than DOCUMENTS_PER_SOCKET; the client connects again. */
  limit: { code: 4429, reason: 'limit' },
} as const satisfies Record<string, CloseFrame>;

/** The close code for an update that was not admitted; its reason is a RefusalReason. The client shows the text to copy and starts again from the log. */
export const REFUSED_CODE = 4422;
