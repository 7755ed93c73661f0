import { parseArgs } from 'node:util';
import { replacePassword } from '#lib/auth/replace-password.server.ts';
import { AppError } from '#lib/errors.ts';
import { makeSignIn, type Say } from './make-sign-in.ts';

const USAGE = 'npm run password -- MEMBER@MAIL';

/** `npm run password`: gives a member who lost it a new password, and prints it. */
export async function run(args: string[], say: Say = console.log): Promise<number> {
  return makeSignIn(USAGE, say, async () => {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const [email] = positionals;
    if (email === undefined || positionals.length > 1) throw new AppError('cli.usage', { words: USAGE });
    return { made: 'The old password and every session of it are over', ...(await replacePassword(email)) };
  });
}
