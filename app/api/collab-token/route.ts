import { refuseOtherSites } from '#app/_glue/refuse-other-sites.ts';
import { answer } from '#app/_glue/route.ts';
import { findActor } from '#lib/auth/find-actor.server.ts';
import { readSessionClaims } from '#lib/auth/session.server.ts';
import { mintCollabToken } from '#lib/collab/server/token.server.ts';
import { AppError } from '#lib/errors.ts';

/** A token for one connect to the collaboration socket. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    refuseOtherSites(request);
    const claims = await readSessionClaims();
    const actor = claims && (await findActor(claims));
    if (!claims || !actor) throw new AppError('UNAUTHENTICATED');
    const token = await mintCollabToken(actor, claims.sessionVersion);
    return Response.json({ token }, { headers: { 'cache-control': 'no-store' } });
  });
}
