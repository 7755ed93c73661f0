export const SLUG_MIN_LENGTH = 3;
export const SLUG_MAX_LENGTH = 80;

/** Whether it can be the part of an address that names a sheet: lower-case letters, digits and single hyphens, 3 to 80 characters. */
export function isSlug(text: string): boolean {
  return text.length >= SLUG_MIN_LENGTH && text.length <= SLUG_MAX_LENGTH && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

/** Reserved names under `/facts/`. */
const RESERVED_SLUGS = new Set(['feed', 'corrections', 'search', 'sitemap', 'newsrooms', 'claimreviews']);

/** Whether the slug would hide one of the site's own pages. */
export function isReservedSlug(slug: string): boolean {
  return RESERVED_SLUGS.has(slug);
}
