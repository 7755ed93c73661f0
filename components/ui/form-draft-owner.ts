/*
 * Form drafts are stored in the tab. They are shown only to the person who typed them, even if another one signs in in the
 * same tab: each person's drafts are stashed under their id while another is signed in.
 */

const OWNER_KEY = 'form-drafts-of';
const STASH_PREFIX = 'stashed:';

/** Restores the form drafts of `owner` and stashes those of the person before. */
export function showFormDraftsOf(owner: string, storage: Storage = sessionStorage): void {
  const before = storage.getItem(OWNER_KEY);
  if (before === owner) return;
  const kept = Object.entries({ ...storage }).filter(([key]) => key !== OWNER_KEY && !key.startsWith(STASH_PREFIX));
  for (const [key] of kept) storage.removeItem(key);
  if (before !== null && kept.length > 0) storage.setItem(STASH_PREFIX + before, JSON.stringify(kept));
  const stashed = storage.getItem(STASH_PREFIX + owner);
  storage.removeItem(STASH_PREFIX + owner);
  for (const [key, text] of JSON.parse(stashed ?? '[]') as [string, string][]) storage.setItem(key, text);
  storage.setItem(OWNER_KEY, owner);
}
