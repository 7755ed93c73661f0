/*
 * What is typed and not yet sent is kept in the tab's own storage. It is shown to whoever typed it and to nobody else who
 * signs in in the same tab: each person's is put by under their name while another is signed in.
 */

const OWNER_KEY = 'kept-text-of';
const PUT_BY_PREFIX = 'put-by:';

/** Makes the tab's kept text that of `owner`; what somebody else typed is put by until they are back. */
export function showKeptTextOf(owner: string, storage: Storage = sessionStorage): void {
  const before = storage.getItem(OWNER_KEY);
  if (before === owner) return;
  const kept = Object.entries({ ...storage }).filter(([key]) => key !== OWNER_KEY && !key.startsWith(PUT_BY_PREFIX));
  for (const [key] of kept) storage.removeItem(key);
  if (before !== null && kept.length > 0) storage.setItem(PUT_BY_PREFIX + before, JSON.stringify(kept));
  const putBy = storage.getItem(PUT_BY_PREFIX + owner);
  storage.removeItem(PUT_BY_PREFIX + owner);
  for (const [key, text] of JSON.parse(putBy ?? '[]') as [string, string][]) storage.setItem(key, text);
  storage.setItem(OWNER_KEY, owner);
}
