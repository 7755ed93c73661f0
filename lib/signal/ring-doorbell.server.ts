import type { Tx } from '#lib/db.server.ts';
import { DOORBELL_CHANNEL } from './signals.ts';

/**
 * Notifies every page open on the story, after the commit, that something changed; pages fetch it again through the same
 * permission checks. `seq` is the audit event's, so a page knows what it has seen.
 */
export async function ringDoorbell(tx: Tx, storyId: string, seq: number): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${DOORBELL_CHANNEL}, ${JSON.stringify({ storyId, seq })})`;
}

/**
 * The same for a vote in an open round, which has no event yet. A revised one changes nothing that others see, so it rings nowhere,
 * with as many statements: those are counted in public.
 */
export async function ringForVote(tx: Tx, storyId: string, { isRevision }: { isRevision: boolean }): Promise<void> {
  const payload = JSON.stringify({ storyId, seq: 0 });
  await tx.$executeRaw`SELECT pg_notify(${DOORBELL_CHANNEL}, ${payload}) WHERE NOT ${isRevision}`;
}
