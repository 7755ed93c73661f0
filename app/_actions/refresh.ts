'use server';

import { refresh } from 'next/cache';
import { getOptionalActor } from '#lib/auth/session.server.ts';

/** Sends the page's server-rendered parts again, to whoever is still signed in; nobody else's page is taken away. */
export async function refreshPageAction(): Promise<void> {
  if (await getOptionalActor()) refresh();
}
