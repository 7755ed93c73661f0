import { inLane } from '#lib/db.server.ts';
import { SNAPSHOTS_KEPT } from './limits.ts';
import { checksum } from './update-log.server.ts';

/**
 * Saves the draft's state as of `seq`, so that the next load reads less. It is read back and compared before older snapshots are
 * deleted. The log stays complete, so a failure loses nothing.
 * Takes none of the connections that people wait for.
 */
export async function writeSnapshot(docId: string, seq: number, state: Uint8Array): Promise<void> {
  const sha256 = checksum(state);
  await inLane(async (tx) => {
    await tx.ydocSnapshot.upsert({
      where: { docId_seq: { docId, seq } },
      create: { docId, seq, state: new Uint8Array(state), sha256 },
      update: { state: new Uint8Array(state), sha256 },
    });
    const kept = await tx.ydocSnapshot.findUniqueOrThrow({ where: { docId_seq: { docId, seq } } });
    if (checksum(kept.state) !== sha256)
      throw new Error(`${docId}: the snapshot at ${seq} did not read back as written`);
    const newest = await tx.ydocSnapshot.findMany({
      where: { docId },
      orderBy: { seq: 'desc' },
      take: SNAPSHOTS_KEPT,
      select: { seq: true },
    });
    await tx.ydocSnapshot.deleteMany({ where: { docId, seq: { lt: newest.at(-1)?.seq ?? 0 } } });
  });
}
