import { z } from 'zod';
import { systemCommand } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { insertMember, type NewSignIn, newMemberSchema } from './insert-member.server.ts';

const addMemberSchema = newMemberSchema.extend({ newsroom: z.string() });

/**
 * Adds a member to the newsroom of this slug, for the operator.
 * @throws AppError NOT_FOUND for an unknown newsroom; CONFLICT where the e-mail is a member's already; INVALID.
 */
export const addMember = systemCommand({
  schema: addMemberSchema,
  run: async (context, { newsroom: slug, ...member }): Promise<NewSignIn> => {
    const newsroom = await context.tx.newsroom.findUnique({ where: { slug } });
    if (!newsroom) throw new AppError('newsroom.unknown-slug', { slug });
    return insertMember(context, newsroom.id, member);
  },
});
