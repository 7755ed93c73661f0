import type { ErrorCode } from './error-status.ts';

/** An entry of the catalogue of failures: its kind, and its sentence, made from its parameters. */
export function failure<P = undefined>(code: ErrorCode, say: (params: P) => string) {
  return { code, say };
}
