import { z } from 'zod';

const MAX_SLUG_LENGTH = 80;

/** The part of the address that names a sheet: lower-case letters, digits and single hyphens, 3 to 80 characters. */
export const slugSchema = z
  .string()
  .min(3, 'factsheet.slug-too-short')
  .max(MAX_SLUG_LENGTH, 'factsheet.slug-too-long')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'factsheet.slug');

/** Reserved names under `/facts/`. */
const RESERVED_SLUGS = new Set(['feed', 'corrections', 'search', 'sitemap']);

/** Whether the slug would hide one of the site's own pages. */
export function isReservedSlug(slug: string): boolean {
  return RESERVED_SLUGS.has(slug);
}

/** A slug from a title, cut at a word; empty when the title has no Latin letter or digit. */
export function suggestSlug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > MAX_SLUG_LENGTH) break;
    slug = longer;
  }
  return slug;
}
