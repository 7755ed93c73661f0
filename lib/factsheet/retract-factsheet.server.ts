import { z } from 'zod';
import { requireSoundChain } from '#lib/audit/require-sound-chain.server.ts';
import { command } from '#lib/command/command.server.ts';
import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { lockStory } from '#lib/story/lock-story.server.ts';
import { snapshotSchema } from '#lib/version/snapshot.ts';
import { buildRetraction } from './build-snapshot.ts';
import { type PublishedVersion, writeVersion } from './write-version.server.ts';

export const retractFactSheetSchema = z.object({
  storyId: z.uuid(),
  /** The newest version that the member has read. */
  number: z.int().min(1),
  reason: z.string().trim().min(1, 'factsheet.reason-missing').max(1000, 'reason.too-long'),
});

/**
 * Publishes a version that retracts the sheet: the page stays, with the reason at its top.
 * @throws AppError NOT_FOUND for what is not published; STALE when a newer version came since; CONFLICT when it is retracted.
 */
export const retractFactSheet = command({
  verb: 'factsheet.retract',
  schema: retractFactSheetSchema,
  prepare: ({ newsroomId }) => requireSoundChain(db(), newsroomId),
  run: async (context, { storyId, number, reason }): Promise<PublishedVersion> => {
    const { tx, actor } = context;
    const { newsroomId } = actor;
    await lockStory(tx, newsroomId, storyId);
    const last = await tx.factSheetVersion.findFirst({
      where: { newsroomId, factSheet: { storyId } },
      orderBy: { number: 'desc' },
    });
    if (!last) throw new AppError('NOT_FOUND');
    if (last.number !== number) {
      throw new AppError('factsheet.newer-version', { number: last.number });
    }
    const snapshot = snapshotSchema.parse(JSON.parse(last.snapshot));
    if (snapshot.retraction) throw new AppError('factsheet.retracted-already');
    return writeVersion(context, {
      storyId,
      content: buildRetraction(snapshot, last.sha256, reason),
      changes: [{ what: 'retraction', claim: null, type: 'retraction', explanation: reason }],
    });
  },
});
