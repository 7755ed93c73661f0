import { z } from 'zod';
import { systemCommand } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { insertMember, type NewSignIn, newMemberSchema } from './insert-member.server.ts';

const foundNewsroomSchema = z.object({
  name: z.string().trim().min(1, 'A newsroom needs a name.').max(120, 'A name has at most 120 characters.'),
  slug: z
    .string()
    .max(80, 'A slug has at most 80 characters.')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A slug is made of lower-case letters a to z, digits and single hyphens.'),
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
