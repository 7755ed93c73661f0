const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What an address of ours is made of, besides ids. */
const NAMES = new Set(
  'api articles audit auth activity claims collab-token csv export factsheet for-you history invite keys matrix members mentions outlets preview review rules search settings setup signin stories v1'.split(
    ' ',
  ),
);

/**
 * The kind of page that a path names, for metrics: `/stories/[id]/claims`. Ids are replaced, and a path with any other part is
 * `other`, so that no address that somebody makes up becomes a name of its own.
 */
export function namePagePattern(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const named = parts.map((part) => (ID.test(part) ? '[id]' : part));
  return named.every((part) => part === '[id]' || NAMES.has(part)) && named.length <= 6
    ? `/${named.join('/')}`
    : 'other';
}
