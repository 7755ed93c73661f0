import type { ErrorCode } from '#lib/errors.ts';
import type { FailureId } from '#lib/failures.ts';

/**
 * What a server action returns: the command's plain value, or a failure: its kind, a sentence for the person, and its id, by
 * which a page tells failures of one kind apart.
 */
export type ActionResult<T> =
  | { ok: true; value: T }
  | { ok: false; code: ErrorCode | 'INTERNAL'; id?: FailureId; message: string };
