/*
 * Form drafts are stored in the tab. They are shown only to the person who typed them, even if another one signs in in the
 * same tab: each person's drafts are stashed under their id while another is signed in.
 */

const OWNER_KEY = 'kept-text-of';
const PUT_BY_PREFIX = 'put-by:';

/** Restores the form drafts of `owner` and stashes those of the person before. */
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
