import { notFound, redirect } from 'next/navigation';
import { getOptionalActor } from '#lib/auth/session.server.ts';
import { isAppError } from '#lib/errors.ts';
import type { Actor } from '#lib/newsroom/actor.ts';

/** The signed-in member, or a redirect to the sign-in page. */
export async function requirePageActor(): Promise<Actor> {
  const actor = await getOptionalActor();
  if (!actor) redirect('/signin');
  return actor;
}

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
