import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '#lib/actor/actor.ts';
import { getOptionalActor } from '#lib/auth/session.server.ts';
import { writeSignInAddress } from '#lib/auth/way-back.ts';
import { isAppError } from '#lib/errors.ts';
import { PATH_HEADER } from '#lib/page-request/mark-page-request.server.ts';

/** The signed-in member, or a redirect to the sign-in page, which leads back. Looked up once a request: layout, metadata and page ask. */
export const requirePageActor = cache(async (): Promise<Actor> => {
  const actor = await getOptionalActor();
  if (!actor) redirect(writeSignInAddress((await headers()).get(PATH_HEADER)));
  return actor;
});

/** Runs a page's reads as the signed-in member; NOT_FOUND and INVALID (a malformed id) become the 404 page. */
export async function readPage<T>(read: (actor: Actor) => Promise<T>): Promise<T & { actor: Actor }> {
  const actor = await requirePageActor();
  try {
    return { ...(await read(actor)), actor };
  } catch (error) {
    if (isAppError(error) && (error.code === 'NOT_FOUND' || error.code === 'INVALID')) notFound();
    throw error;
  }
}
