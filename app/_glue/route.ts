import type { Actor } from '#lib/actor/actor.ts';
import { requireActor } from '#lib/auth/session.server.ts';
import { type AppError, isAppError } from '#lib/errors.ts';
import type { FailureParams } from '#lib/failures.ts';
import { log } from '#lib/log.server.ts';
import { refuseOtherSites } from './refuse-other-sites.ts';

/** Maps what a route handler throws: an expected failure to its status and `{ error: { code, message } }`. */
export async function answer(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error)) return failure(error.status, error.code, error.message, sayWhenAgain(error));
    log().error({ err: error }, 'route failed');
    return failure(500, 'INTERNAL', 'Something went wrong on our side.');
  }
}

/** The same for a route that only members may call. */
export function answerMember(work: (actor: Actor) => Promise<Response>): Promise<Response> {
  return answer(async () => work(await requireActor()));
}

/** The same for a route that changes something: never for a page of another site. */
export function answerChange(request: Request, work: (actor: Actor) => Promise<Response>): Promise<Response> {
  return answerMember((actor) => {
    refuseOtherSites(request);
    return work(actor);
  });
}

function failure(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error: { code, message } }, { status, headers: { 'cache-control': 'no-store', ...headers } });
}

/** For programs, what the sentence says to people. */
function sayWhenAgain({ id, params }: AppError): Record<string, string> {
  return id === 'request.too-many' ? { 'retry-after': String((params as FailureParams<typeof id>[0]).waitS) } : {};
}
