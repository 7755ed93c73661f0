import { inTransaction } from '#lib/db.server.ts';
import { announceAccessChange } from '#lib/signal/announce-access-change.server.ts';
import type { SessionClaims } from './sign-in.server.ts';

/**
 * Ends this one session for good: a copy of its cookie is useless, and its sockets close. The member's sockets
 * of other devices close too, and connect again.
 */
export async function signOut({ sessionId, memberId, expiresAt }: SessionClaims): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`DELETE FROM ended_session WHERE expires_at < now()`;
    await tx.endedSession.createMany({
      data: [{ id: sessionId, expiresAt: new Date(expiresAt) }],
      skipDuplicates: true,
    });
    await tx.collabToken.deleteMany({ where: { memberId } });
    await announceAccessChange(tx, memberId);
  });
}
