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

const DEFAULT_MESSAGES: Record<ErrorCode, string> = {
  UNAUTHENTICATED: 'Please sign in.',
  FORBIDDEN: 'Your role does not allow this.',
  NOT_FOUND: 'This does not exist, or is not yours to see.',
  CONFLICT: 'This has been done already.',
  STALE: 'This changed while you were looking at it. Read it again, then decide.',
  TOO_LARGE: 'This is too large.',
  UNSUPPORTED: 'This kind of file cannot be read.',
  INVALID: 'Something in the form is not right.',
  RATE_LIMITED: 'Too many at once. Wait a moment and try again.',
};

/** An expected failure. `message` is a sentence for the person who caused it. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string = DEFAULT_MESSAGES[code]) {
    super(message);
    this.name = 'AppError';
    this.code = code;
  }

  /** HTTP status, 401 to 429. */
  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

/** Whether `error` is an AppError, also one made by another copy of this module (Next bundles its own). */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error;
}
