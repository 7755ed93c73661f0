import { unstable_isUnrecognizedActionError } from 'next/navigation';
import type { ActionResult } from '#lib/action/action-result.ts';

type RefusalCode = Extract<ActionResult<unknown>, { ok: false }>['code'];

/**
 * Why a command did not go through. Besides the codes of the server's own refusals: UNREACHABLE where no answer came, which
 * does not say whether the command took effect; OUTDATED where the page is of an older build than the server.
 */
export type Failure = { code: RefusalCode | 'UNREACHABLE' | 'OUTDATED'; message: string };

/** The answer to a command or a request. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** What the person can do: send the same again, sign in first, load the new build, or change what they sent. */
export type Remedy = 'retry' | 'sign-in' | 'reload' | 'change';

const MESSAGES: Partial<Record<Failure['code'], string>> = {
  UNREACHABLE: 'The server could not be reached. What you typed is still here.',
  UNAUTHENTICATED: 'Your session has ended. Sign in, then come back: what you typed is kept.',
  OUTDATED: 'Touchstone was updated. Reload the page to go on; what you typed is kept on this device.',
};

const REMEDIES: Partial<Record<Failure['code'], Remedy>> = {
  UNREACHABLE: 'retry',
  INTERNAL: 'retry',
  RATE_LIMITED: 'retry',
  UNAUTHENTICATED: 'sign-in',
  OUTDATED: 'reload',
};

const UNJUDGED: ReadonlySet<Failure['code']> = new Set(['UNREACHABLE', 'UNAUTHENTICATED', 'OUTDATED']);

/** A failure with the sentence for its code; `message` is the server's own, shown where there is no better one. */
export function failureOf(code: Failure['code'], message = ''): Failure {
  return { code, message: MESSAGES[code] ?? message };
}

/** Next rejects with an error of its own where the server does not know the action's id; all else counts as a lost connection. */
export function failureOfRejection(error: unknown): Failure {
  return failureOf(unstable_isUnrecognizedActionError(error) ? 'OUTDATED' : 'UNREACHABLE');
}

export function remedyOf({ code }: Failure): Remedy {
  return REMEDIES[code] ?? 'change';
}

/** What is wrong with the one field of a form, as the server says it; null where the failure is not about what was typed. */
export function readFieldError(failure: Failure | null): string | null {
  return failure?.code === 'INVALID' ? failure.message : null;
}

/** Whether the server has judged what was sent, so that what the page shows may have changed. */
export function isJudged(outcome: Outcome<unknown>): boolean {
  return outcome.ok || !UNJUDGED.has(outcome.failure.code);
}
