import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { tryLinks } from '#lib/links/try-links.server.ts';
import { assembleSheet } from './assemble-sheet.server.ts';
import { canPublish } from './can-publish.ts';
import { listLinks } from './list-links.ts';
import type { TriedSheet } from './sheet-desk.ts';

export const prepareFactSheetSchema = z.object({ storyId: z.uuid() });

/**
 * What would be frozen if it were published now, and what still stands in the way. Asks the addresses that it links; changes
 * nothing. @throws AppError NOT_FOUND; FORBIDDEN for an observer, who does not publish.
 */
export async function prepareFactSheet(
  actor: Actor,
  input: z.infer<typeof prepareFactSheetSchema>,
): Promise<TriedSheet> {
  if (!canPublish(actor.role)) throw new AppError('FORBIDDEN', 'Observers read along; they do not publish.');
  const sheet = await assembleSheet(db(), actor, input.storyId);
  return { ...sheet, links: await tryLinks(listLinks(sheet.content)) };
}
