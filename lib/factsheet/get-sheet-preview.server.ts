import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { allowedTypes } from '#lib/version/compare-snapshots.ts';
import type { Snapshot } from '#lib/version/snapshot.ts';
import { assembleSheet } from './assemble-sheet.server.ts';
import { freezeSnapshot } from './build-snapshot.ts';

/**
 * What would be published now, as a version dated `now` whose changes are still to be described.
 * @throws AppError NOT_FOUND for a story of another newsroom.
 */
export async function getSheetPreview(actor: Actor, storyId: string, now: Date): Promise<Snapshot> {
  if (!z.uuid().safeParse(storyId).success) throw new AppError('NOT_FOUND');
  const { content, differences } = await assembleSheet(db(), actor, storyId);
  const changes = (differences ?? []).map(({ what, claim, words }) => {
    return { what, claim, type: allowedTypes(what)[0] ?? ('correction' as const), explanation: words };
  });
  return freezeSnapshot(content, now, changes);
}
