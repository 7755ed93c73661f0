import { z } from 'zod';
import { systemCommand } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { insertMember, type NewSignIn, newMemberSchema } from './insert-member.server.ts';

const foundNewsroomSchema = z.object({
  name: z.string().trim().min(1, 'newsroom.name-missing').max(120, 'name.too-long'),
  slug: z
    .string()
    .max(80, 'newsroom.slug-too-long')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'newsroom.slug'),
  admin: newMemberSchema.omit({ role: true }),
});

/**
 * Makes a newsroom with the default rule and its first admin, for the operator.
 * @throws AppError CONFLICT where the slug is taken or the e-mail is a member's already; INVALID.
 */
export const foundNewsroom = systemCommand({
  schema: foundNewsroomSchema,
  run: async (context, { name, slug, admin }): Promise<NewSignIn> => {
    const { tx, record } = context;
    if (await tx.newsroom.findUnique({ where: { slug } })) {
      throw new AppError('newsroom.slug-taken', { slug });
    }
    const { id: newsroomId } = await tx.newsroom.create({ data: { name, slug } });
    record({ type: 'newsroom.created', payload: { slug } }, { newsroomId });
    return insertMember(context, newsroomId, { ...admin, role: 'admin' });
  },
});
