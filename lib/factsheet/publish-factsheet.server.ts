import { z } from 'zod';
import { requireSoundChain } from '#lib/audit/require-sound-chain.server.ts';
import { command } from '#lib/command/command.server.ts';
import { db, type Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { findDead } from '#lib/links/link-report.ts';
import { tryLinks } from '#lib/links/try-links.server.ts';
import { lockStory } from '#lib/story/lock-story.server.ts';
import { findUnexplained } from '#lib/version/compare-snapshots.ts';
import { changeSchema, type SnapshotChange } from '#lib/version/snapshot.ts';
import { assembleSheet } from './assemble-sheet.server.ts';
import { listLinks } from './list-links.ts';
import { readSheetMark } from './read-sheet-mark.server.ts';
import type { PreparedSheet } from './sheet-page.ts';
import { type PublishedVersion, writeVersion } from './write-version.server.ts';

export const publishFactSheetSchema = z.object({
  storyId: z.uuid(),
  /** `seenSha256` of what `prepareFactSheet` showed. */
  seenSha256: z.string().length(64),
  /** One for each difference from the version before; none for the first. */
  changes: z.array(changeSchema).max(500).default([]),
  /** Dead links that are published anyway, for instance when an outlet took its article down. */
  acceptedDeadLinks: z.array(z.string()).max(500).default([]),
});

/**
 * Freezes exactly what was seen as the next version, hashed and signed, with its audit event.
 * @throws AppError STALE when draft, claims or the last version changed since; INVALID while a point of the list
 * is not met, a change is not explained or a dead link was not accepted; CONFLICT when nothing differs from the last version.
 */
export const publishFactSheet = command({
  verb: 'factsheet.publish',
  schema: publishFactSheetSchema,
  // The transaction must not wait for the network: what is tried here is what was seen, or nothing is published.
  prepare: async (actor, { storyId, seenSha256, changes, acceptedDeadLinks }) => {
    await requireSoundChain(db(), actor.newsroomId);
    const mark = await readSheetMark(db(), actor.newsroomId, storyId);
    const sheet = await assembleSheet(db(), actor, storyId);
    refuseUnlessReady(sheet, seenSha256, changes);
    const dead = findDead(await tryLinks(listLinks(sheet.content)));
    const [unaccepted] = dead.filter(({ url }) => !acceptedDeadLinks.includes(url));
    if (!unaccepted) return { sheet, mark };
    throw new AppError('factsheet.dead-link', { url: unaccepted.url, status: unaccepted.status });
  },
  run: async (context, { storyId, seenSha256, changes }, tried): Promise<PublishedVersion> => {
    const { tx, actor } = context;
    await lockSheet(tx, actor.newsroomId, storyId);
    const isAsTried = (await readSheetMark(tx, actor.newsroomId, storyId)) === tried.mark;
    const sheet = isAsTried ? tried.sheet : await assembleSheet(tx, actor, storyId);
    refuseUnlessReady(sheet, seenSha256, changes);
    return writeVersion(context, { storyId, content: sheet.content, changes });
  },
});

// The lock on the story serialises publishers; those on claims make a rewording or a review wait for the version.
async function lockSheet(tx: Tx, newsroomId: string, storyId: string): Promise<void> {
  await lockStory(tx, newsroomId, storyId);
  await tx.$queryRaw`
    SELECT id FROM claim WHERE newsroom_id = ${newsroomId}::uuid AND story_id = ${storyId}::uuid ORDER BY id FOR SHARE`;
}

function refuseUnlessReady(sheet: PreparedSheet, seenSha256: string, changes: readonly SnapshotChange[]): void {
  if (sheet.seenSha256 !== seenSha256) {
    throw new AppError('factsheet.stale');
  }
  const unmet = sheet.checks.find((check) => !check.met);
  if (unmet) throw AppError.of(unmet.failure);
  const differences = sheet.differences ?? [];
  if (sheet.differences?.length === 0) {
    throw new AppError('factsheet.unchanged');
  }
  const unexplained = findUnexplained(differences, changes);
  if (unexplained) throw AppError.of(unexplained);
}
