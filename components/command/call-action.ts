import type { ActionResult } from '#lib/action/action-result.ts';
import { failureOf, failureOfRejection, type Outcome } from './failure.ts';

export type ServerAction<I, T> = (input: I) => Promise<ActionResult<T>>;

/** Calls a server action. Never rejects: a rejection within a transition would replace the page by the error page. */
export async function callAction<I, T>(action: ServerAction<I, T>, input: I): Promise<Outcome<T>> {
  try {
    const answer = await action(input);
    return answer.ok ? answer : { ok: false, failure: failureOf(answer.code, answer.message) };
  } catch (error) {
    return { ok: false, failure: failureOfRejection(error) };
  }
}
