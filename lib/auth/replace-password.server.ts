import { z } from 'zod';
import { systemCommand } from '#lib/command/command.server.ts';
import { hashPassword, makePassword } from '#lib/crypto/password.server.ts';
import { AppError } from '#lib/errors.ts';
import { endSessions } from './end-sessions.server.ts';

/**
 * Gives the person who signs in with this e-mail a new random password, and ends all their sessions. For the operator.
 * @throws AppError NOT_FOUND where nobody signs in with it.
 */
export const replacePassword = systemCommand({
  schema: z.string().trim().toLowerCase(),
  run: async (context, email): Promise<{ email: string; password: string }> => {
    const { tx } = context;
    const user = await tx.user.findFirst({ where: { email, members: { some: { removedAt: null } } } });
    if (!user) throw new AppError('user.unknown', { email });
    const password = makePassword();
    await tx.user.update({ where: { id: user.id }, data: { passwordHash: await hashPassword(password) } });
    await endSessions(context, user.id, { type: 'member.password_replaced', by: 'system' });
    return { email, password };
  },
});
