import { hashPassword, makePassword } from '#lib/crypto/password.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { endSessions } from './end-sessions.server.ts';

/**
 * Gives whoever signs in with this e-mail a new random password, for whoever runs the machine, and ends all their sessions.
 * @throws AppError NOT_FOUND where nobody signs in with it.
 */
export async function replacePassword(email: string): Promise<{ email: string; password: string }> {
  const known = email.trim().toLowerCase();
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  await inTransaction(async (tx) => {
    const user = await tx.user.findFirst({ where: { email: known, members: { some: { removedAt: null } } } });
    if (!user) throw new AppError('NOT_FOUND', `Nobody signs in as ${known}. Look at the e-mail.`);
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
    await endSessions(tx, user.id, { type: 'member.password_replaced', by: 'system' });
  });
  return { email: known, password };
}
