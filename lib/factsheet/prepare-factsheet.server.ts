import { z } from 'zod';
import { inTransaction } from '#lib/db.server.ts';
import { tryLinks } from '#lib/links/try-links.server.ts';
import type { Actor } from '#lib/newsroom/actor.ts';
import { assembleSheet } from './assemble-sheet.server.ts';
import { listLinks } from './list-links.ts';
import type { TriedSheet } from './sheet-desk.ts';

export const prepareFactSheetSchema = z.object({ storyId: z.uuid() });

/** What would be frozen if it were published now, and what still stands in the way. Tries its links; changes nothing. */
export async function prepareFactSheet(
  actor: Actor,
  input: z.infer<typeof prepareFactSheetSchema>,
): Promise<TriedSheet> {
  const sheet = await inTransaction((tx) => assembleSheet(tx, actor, input.storyId));
  return { ...sheet, links: await tryLinks(listLinks(sheet.content)) };
}
