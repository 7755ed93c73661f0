/** What can be expected to go wrong, with the HTTP status it maps to. Broken invariants throw plain `Error` instead. */
export const ERROR_STATUS = {
  /** Nobody is signed in, or the session is over. The caller signs in again. */
  UNAUTHENTICATED: 401,
  /** The member's role or relation does not allow it. The caller asks someone who may. */
  FORBIDDEN: 403,
  /** It does not exist, or belongs to another newsroom. The two are never told apart. */
  NOT_FOUND: 404,
  /** It exists already, or the state does not allow the step. The caller reads the current state. */
  CONFLICT: 409,
  /** What the caller saw has changed since. The caller reads it again and decides again. */
  STALE: 412,
  /** More bytes than the named limit. The caller sends less. */
  TOO_LARGE: 413,
  /** Bytes of a kind or encoding that cannot be read. The caller converts them. */
  UNSUPPORTED: 415,
  /** The input does not fit its rules. The caller corrects it; the message says how. */
  INVALID: 422,
  /** Too many at once. The caller waits. */
  RATE_LIMITED: 429,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;
