import { z } from 'zod';
import { isRole, ROLES } from '#lib/actor/actor.ts';
import type { CommandContext } from '#lib/command/command.server.ts';
import { hashPassword, makePassword } from '#lib/crypto/password.server.ts';
import { AppError } from '#lib/errors.ts';

const COLOUR_COUNT = 8;

export const newMemberSchema = z.object({
  email: z.string().trim().toLowerCase().max(320).pipe(z.email('member.email')),
  /** As others see it; the part before the @ by default. */
  name: z.string().trim().min(1, 'member.name-missing').max(80, 'name.too-long').optional(),
  /** Any text until it is parsed, as a command line gives it. */
  role: z.string().refine(isRole, { error: 'member.role', params: { values: ROLES } }),
});

/** A new member's sign-in. The password is random, stored as a hash only, and shown this once. */
export type NewSignIn = { email: string; password: string };

/**
 * Makes a member with a sign-in of their own; one who was removed comes back. Audited as the system's action.
 * @throws AppError CONFLICT where the e-mail is a member's already, here or elsewhere: a sign-in leads to one newsroom.
 */
export async function insertMember(
  { tx, record }: Pick<CommandContext, 'tx' | 'record'>,
  newsroomId: string,
  { email, name, role }: z.output<typeof newMemberSchema>,
): Promise<NewSignIn> {
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  const known = await tx.user.findUnique({ where: { email }, include: { members: { include: { newsroom: true } } } });
  const present = known?.members.find(({ removedAt }) => removedAt === null);
  if (present) {
    const slug = present.newsroomId === newsroomId ? null : present.newsroom.slug;
    throw new AppError('newsroom.email-taken', { email, slug });
  }
  const user = await tx.user.upsert({
    where: { email },
    create: { email, passwordHash },
    // Sessions from before the removal stay invalid.
    update: { passwordHash, sessionVersion: { increment: 1 } },
  });
  const colour = (await tx.member.count({ where: { newsroomId } })) % COLOUR_COUNT;
  const shown = name ?? email.slice(0, email.lastIndexOf('@'));
  const member = await tx.member.upsert({
    where: { newsroomId_userId: { newsroomId, userId: user.id } },
    create: { newsroomId, userId: user.id, name: shown, role, colour },
    update: { removedAt: null, role, accessVersion: { increment: 1 }, ...(name !== undefined && { name }) },
  });
  const payload = { memberId: member.id, role };
  record({ type: 'member.added', payload }, { newsroomId });
  return { email, password };
}
