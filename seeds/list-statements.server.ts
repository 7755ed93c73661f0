import { statementChannel } from '#lib/db.server.ts';

/** For tests: the SQL that this process sends while the work runs. */
export async function listStatements(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const keep = (statement: unknown) => {
    statements.push(String(statement));
  };
  statementChannel.subscribe(keep);
  try {
    await work();
  } finally {
    statementChannel.unsubscribe(keep);
  }
  return statements;
}
