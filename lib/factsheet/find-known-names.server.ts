import type { Tx } from '#lib/db.server.ts';
import { SLUG_MAX_LENGTH } from '#lib/version/slug.ts';
import { makeUniqueSlug, suggestSlug } from '#lib/version/suggest-slug.ts';
import type { KnownNames, SheetNames } from './name-sheet.ts';

type Story = { newsroomId: string; title: string; factSheet: (SheetNames & { versions: readonly unknown[] }) | null };

/** What the story's sheet is called where its draft does not say: as it was published, else as its story. */
export async function findKnownNames(tx: Tx, { newsroomId, title, factSheet }: Story): Promise<KnownNames> {
  if (!factSheet) return { title, slug: await suggestFreeSlug(tx, newsroomId, title), isFixed: false };
  return { title: factSheet.title, slug: factSheet.slug, isFixed: factSheet.versions.length > 0 };
}

/** An address that is free as far as this newsroom may know: others' unpublished ones stay unseen. */
async function suggestFreeSlug(tx: Tx, newsroomId: string, title: string): Promise<string> {
  const slug = suggestSlug(title);
  // A numbered one may have lost its end to its number.
  const startsWith = slug.slice(0, SLUG_MAX_LENGTH - 10);
  const taken = await tx.factSheet.findMany({
    where: { slug: { startsWith }, OR: [{ newsroomId }, { publishedSlug: { not: null } }] },
    select: { slug: true },
  });
  return makeUniqueSlug(slug, new Set(taken.map((sheet) => sheet.slug)));
}

/** Whether another sheet of the newsroom, or a published one of the site, has the address. */
export async function isSlugTaken(tx: Tx, newsroomId: string, storyId: string, slug: string): Promise<boolean> {
  const taken = await tx.factSheet.findFirst({
    where: { storyId: { not: storyId }, OR: [{ publishedSlug: slug }, { newsroomId, slug }] },
    select: { id: true },
  });
  return taken !== null;
}
