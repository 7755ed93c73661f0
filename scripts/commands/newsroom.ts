import { parseArgs } from 'node:util';
import { AppError } from '#lib/errors.ts';
import { foundNewsroom } from '#lib/newsroom/found-newsroom.server.ts';
import { suggestSlug } from '#lib/version/suggest-slug.ts';
import { makeSignIn, type Say } from './make-sign-in.ts';

const USAGE = 'npm run newsroom -- "Name of the newsroom" ADMIN@MAIL [--name "The admin\'s name"] [--slug SLUG]';

/** `npm run newsroom`: makes a newsroom and its first admin, and prints their sign-in. */
export async function run(args: string[], say: Say = console.log): Promise<number> {
  return makeSignIn(USAGE, say, async () => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { slug: { type: 'string' }, name: { type: 'string' } },
    });
    const [name, email] = positionals;
    if (name === undefined || email === undefined || positionals.length > 2)
      throw new AppError('cli.usage', { words: USAGE });
    const slug = values.slug ?? suggestSlug(name);
    const signIn = await foundNewsroom({ name, slug, admin: { email, name: values.name } });
    return { made: `The newsroom "${slug}" is made, with its first admin`, ...signIn };
  });
}
