import { db } from '#lib/db.server.ts';
import { ABANDONED } from '#lib/vote/round.ts';

/** The votes that nobody is to learn of: those of rounds that are open, or that a new wording ended. */
export type SealedVotes = {
  readonly roundIds: readonly string[];
  /** seq of the first event that tells of one; null where there is none. */
  readonly fromSeq: number | null;
};

/**
 * What is sealed in the newsroom's audit log. From `fromSeq` on hashes are not to be shown either: whoever tries out
 * members and times against the next event's hash would learn who voted when.
 */
export async function findSealedVotes(newsroomId: string): Promise<SealedVotes> {
  const rounds = await db().round.findMany({
    where: { newsroomId, OR: [{ closedAt: null }, { outcome: { path: ['kind'], equals: ABANDONED.kind } }] },
    select: { id: true },
  });
  const roundIds = rounds.map(({ id }) => id);
  const first = await db().auditEvent.findFirst({
    where: {
      newsroomId,
      type: { in: ['vote.cast', 'vote.revised'] },
      OR: roundIds.map((id) => ({ payload: { path: ['roundId'], equals: id } })),
    },
    orderBy: { seq: 'asc' },
    select: { seq: true },
  });
  return { roundIds, fromSeq: first?.seq ?? null };
}
