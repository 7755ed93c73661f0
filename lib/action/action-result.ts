import type { ErrorCode } from '#lib/errors.ts';

/** What a server action returns: the command's plain value, or a code and a sentence for the person. */
export type ActionResult<T> = { ok: true; value: T } | { ok: false; code: ErrorCode | 'INTERNAL'; message: string };
