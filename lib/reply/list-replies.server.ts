import type { Actor } from '#lib/actor/actor.ts';
import { db, type Tx } from '#lib/db.server.ts';
import type { Reply } from './reply.ts';

/**
 * The replies asked for on these claims, in the order in which they were asked; claims of another newsroom have none.
 * `client` reads them in the transaction that depends on them.
 */
export async function listReplies(actor: Actor, claimIds: readonly string[], client: Tx = db()): Promise<Reply[]> {
  const rows = await client.reply.findMany({
    where: { newsroomId: actor.newsroomId, claimId: { in: [...claimIds] }, removedAt: null },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    include: { askedBy: { select: { name: true } } },
  });
  return rows.map(({ id, claimId, party, question, askedAt, deadlineAt, askedBy, answer, answeredAt }) => ({
    ...{ id, claimId, party, question, answer },
    askedAt: askedAt.toISOString(),
    deadlineAt: deadlineAt.toISOString(),
    askedByName: askedBy.name,
    answeredAt: answeredAt?.toISOString() ?? null,
  }));
}
