import { ERROR_STATUS, type ErrorCode } from './error-status.ts';
import { describeFailure, FAILURES, type Failure, type FailureId, type FailureParams } from './failures.ts';

export type { ErrorCode } from './error-status.ts';

/**
 * An expected failure, by its id in the catalogue and its parameters: `new AppError('story.title-taken', { title })`. `code` says of
 * which kind it is, `message` is its sentence for the person who caused it.
 */
export class AppError<K extends FailureId = FailureId> extends Error {
  readonly code: ErrorCode;
  readonly id: K;
  readonly params: unknown;

  constructor(id: K, ...params: FailureParams<K>) {
    super(describeFailure([id, ...params] as unknown as Failure));
    this.name = 'AppError';
    this.code = FAILURES[id].code;
    this.id = id;
    this.params = params[0];
  }

  /** The error of a failure that a pure function found. */
  static of([id, params]: Failure): AppError {
    return new AppError(id, ...([params] as unknown as FailureParams<FailureId>));
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
