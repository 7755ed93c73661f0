import { z } from 'zod';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
import { insertMember, type NewSignIn, newMemberSchema } from './insert-member.server.ts';

const addMemberSchema = newMemberSchema.extend({ newsroom: z.string() });

/** What a command line tells; `role` is any text until it is parsed. */
type AddMemberInput = { newsroom: string; email: string; role: string; name?: string | undefined };

/**
 * Adds a member to the newsroom of this slug, for whoever runs the machine.
 * @throws AppError NOT_FOUND for an unknown newsroom; CONFLICT where the e-mail is a member's already; INVALID.
 */
export async function addMember(input: AddMemberInput): Promise<NewSignIn> {
  const { newsroom: slug, ...member } = parseInput(addMemberSchema, input);
  return inTransaction(async (tx) => {
    const newsroom = await tx.newsroom.findUnique({ where: { slug } });
    if (!newsroom) throw new AppError('NOT_FOUND', `There is no newsroom "${slug}". Name yours with --newsroom SLUG.`);
    return insertMember(tx, newsroom.id, member);
  });
}
