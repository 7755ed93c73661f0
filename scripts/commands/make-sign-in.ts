import { closeDb } from '#lib/db.server.ts';
import { baseUrl } from '#lib/env.server.ts';
import { isAppError } from '#lib/errors.ts';
import type { NewSignIn } from '#lib/newsroom/insert-member.server.ts';
import { toUsageError } from './usage.ts';

/** Where a command's lines go. */
export type Say = (line: string) => void;

/**
 * Runs a command that makes a sign-in, and prints it with its password, which is kept nowhere. Exit code 1 with a line when it was
 * refused, and with `usage` too when the arguments cannot be read. Closes the database's pool.
 */
export async function makeSignIn(
  usage: string,
  say: Say,
  make: () => Promise<{ made: string } & NewSignIn>,
): Promise<number> {
  try {
    const { made, email, password } = await make();
    say(`✓ ${made}. Sign in at ${baseUrl()}/signin with`);
    say(`  e-mail    ${email}`);
    say(`  password  ${password}`);
    say('The password is shown this once. Hand it over in private.');
    return 0;
  } catch (error) {
    const refusal = toUsageError(error, usage);
    if (!isAppError(refusal)) throw refusal;
    say(`✗ ${refusal.message}`);
    return 1;
  } finally {
    await closeDb();
  }
}
