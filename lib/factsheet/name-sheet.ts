import type { Failure } from '#lib/failures.ts';
import { isReservedSlug, isSlug } from '#lib/version/slug.ts';
import type { Draft } from './sheet-body.ts';

export const TITLE_MAX_LENGTH = 200;

export type SheetNames = { title: string; slug: string };

/** What a sheet is called where its draft does not say. `isFixed`: a version was published under the slug. */
export type KnownNames = SheetNames & { isFixed: boolean };

/** Title and address of the next version: those of the draft, else those known. An address that was published never changes. */
export function nameSheet(draft: Pick<Draft, 'title' | 'address'>, known: KnownNames): SheetNames {
  return {
    title: draft.title || known.title,
    slug: known.isFixed ? known.slug : draft.address || known.slug,
  };
}

/** Why a version cannot be published under these names; null when it can, as far as they alone tell. */
export function findNameFailure({ title, slug }: SheetNames): Failure | null {
  if (title.length > TITLE_MAX_LENGTH) return ['factsheet.title-too-long', { maximum: TITLE_MAX_LENGTH }];
  if (isReservedSlug(slug)) return ['factsheet.slug-reserved', { slug }];
  return isSlug(slug) ? null : ['factsheet.slug-malformed', { slug }];
}
