import { parseArgs } from 'node:util';
import { AppError, isAppError } from '#lib/errors.ts';
import type { KeyOptions } from '#scripts/verifying/choose-keys.ts';
import { verifySources } from '#scripts/verifying/verify-sources.ts';

const USAGE =
  'npm run verify -- FILE-or-URL... [--keys FILE] [--key KID] [--trust], or npm run verify -- --audit NEWSROOM';

type Say = (line: string) => void;

/**
 * Checks published versions and exported audit logs, and with --audit a newsroom's log in the database, and says what was
 * found, a line each. Exit code 1 when anything does not hold or could not be read.
 */
export async function run(args: string[], say: Say = console.log): Promise<number> {
  try {
    const { sources, newsroom, options } = parse(args);
    const failedCount = await verifySources(sources, options, say);
    const isAuditFine = newsroom === null || (await verifyAudit(newsroom, say));
    return failedCount === 0 && isAuditFine ? 0 : 1;
  } catch (error) {
    if (!isAppError(error)) throw error;
    say(`✗ ${error.message}`);
    return 1;
  }
}

type Asked = { sources: string[]; newsroom: string | null; options: KeyOptions };

function parse(args: string[]): Asked {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        keys: { type: 'string' },
        key: { type: 'string' },
        trust: { type: 'boolean', default: false },
        audit: { type: 'string' },
      },
    });
    if (positionals.length === 0 && values.audit === undefined) {
      throw new AppError('cli.usage', { words: `Nothing is named. ${USAGE}` });
    }
    return {
      sources: positionals,
      newsroom: values.audit ?? null,
      options: { keysFile: values.keys ?? null, kid: values.key ?? null, isTrusting: values.trust },
    };
  } catch (error) {
    if (error instanceof TypeError)
      throw new AppError('cli.usage', { words: `${error.message.split('\n')[0]} ${USAGE}` });
    throw error;
  }
}

async function verifyAudit(newsroom: string, say: Say): Promise<boolean> {
  if (!process.env.DATABASE_URL) {
    const { openMigratedDatabase } = await import('#scripts/postgres/open-database.ts');
    await openMigratedDatabase();
  }
  const { checkAuditChain } = await import('#lib/audit-log/check-audit-chain.server.ts');
  const { closeDb } = await import('#lib/db.server.ts');
  try {
    const { eventCount, head, brokenAt, differences, claimCount, uncheckedCount } = await checkAuditChain(newsroom);
    say(
      brokenAt === null
        ? `✓ audit: ${eventCount} events of "${newsroom}" hang together, head ${head ?? 'none'}`
        : `✗ audit: the chain of "${newsroom}" breaks at event ${brokenAt} of ${eventCount}`,
    );
    const checkedCount = claimCount - uncheckedCount;
    for (const words of differences) say(`✗ audit: ${words}`);
    if (differences.length === 0)
      say(`✓ audit: ${checkedCount} claims, with evidence and closed votes, are as their events say`);
    if (uncheckedCount > 0)
      say(`– audit: ${uncheckedCount} claims could not be checked: no event holds a hash of them yet`);
    return brokenAt === null && differences.length === 0;
  } finally {
    await closeDb();
  }
}
