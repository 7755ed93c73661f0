import { z } from 'zod';

export const SLUG_MIN_LENGTH = 3;
export const SLUG_MAX_LENGTH = 80;

/** The part of the address that names a sheet: lower-case letters, digits and single hyphens, 3 to 80 characters. */
export const slugSchema = z
  .string()
  .min(SLUG_MIN_LENGTH, 'factsheet.slug-too-short')
  .max(SLUG_MAX_LENGTH, 'factsheet.slug-too-long')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'factsheet.slug');

/** Reserved names under `/facts/`. */
const RESERVED_SLUGS = new Set(['feed', 'corrections', 'search', 'sitemap', 'newsrooms', 'claimreviews']);

/** Whether the slug would hide one of the site's own pages. */
export function isReservedSlug(slug: string): boolean {
  return RESERVED_SLUGS.has(slug);
}
