import { refresh } from 'next/cache';

/** Sends the server-rendered parts of the page that called the action once more. */
export async function refreshPage(): Promise<void> {
  refresh();
}
