import { z } from 'zod';
import { query } from '#lib/command/command.server.ts';
import { db } from '#lib/db.server.ts';
import { tryLinks } from '#lib/links/try-links.server.ts';
import { assembleSheet } from './assemble-sheet.server.ts';
import { listLinks } from './list-links.ts';
import type { TriedSheet } from './sheet-page.ts';

export const prepareFactSheetSchema = z.object({ storyId: z.uuid() });

/**
 * What would be frozen if it were published now, and the points that are not met. Checks its links; changes
 * nothing. @throws AppError NOT_FOUND; FORBIDDEN for an observer, who does not publish.
 */
export const prepareFactSheet = query({
  verb: 'factsheet.publish',
  schema: prepareFactSheetSchema,
  run: async (actor, { storyId }): Promise<TriedSheet> => {
    const sheet = await assembleSheet(db(), actor, storyId);
    return { ...sheet, links: await tryLinks(listLinks(sheet.content)) };
  },
});
