import { parseArgs } from 'node:util';
import { AppError } from '#lib/errors.ts';
import { addMember } from '#lib/newsroom/add-member.server.ts';
import { makeSignIn, type Say } from './make-sign-in.ts';

const USAGE =
  'npm run member -- MEMBER@MAIL --newsroom SLUG --role admin|editor|reviewer|observer [--name "Their name"]';

/** `npm run member`: adds a member to a newsroom, and prints their sign-in. */
export async function run(args: string[], say: Say = console.log): Promise<number> {
  return makeSignIn(USAGE, say, async () => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { newsroom: { type: 'string' }, role: { type: 'string' }, name: { type: 'string' } },
    });
    const [email] = positionals;
    const { newsroom, role, name } = values;
    if (email === undefined || newsroom === undefined || role === undefined || positionals.length > 1) {
      throw new AppError('cli.usage', { words: USAGE });
    }
    const signIn = await addMember({ email, newsroom, role, name });
    return { made: `The newsroom "${newsroom}" has a new ${role}`, ...signIn };
  });
}
