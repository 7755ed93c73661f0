// Runs one command under Node 24. Each is a module of scripts/commands whose `run(args)` gives the exit code.

import { describeFailure } from './setup/describe-failure.ts';
import { endAll, endOnSignals } from './setup/ending.ts';
import { generateClient } from './setup/generate-client.ts';
import { SetupError, tell } from './setup/step.mjs';

type Command = { run(args: string[]): Promise<number> };

/** Commands that work on the newsrooms' database, which is opened for them when it is the embedded one. */
const databaseCommands: Record<string, () => Promise<Command>> = {
  import: () => import('./commands/import.ts'),
  newsroom: () => import('./commands/newsroom.ts'),
  member: () => import('./commands/member.ts'),
  password: () => import('./commands/password.ts'),
  rebuild: () => import('./commands/rebuild.ts'),
};

const commands: Record<string, () => Promise<Command>> = {
  start: () => import('./commands/start.ts'),
  dev: () => import('./commands/dev.ts'),
  test: () => import('./commands/test.ts'),
  check: () => import('./commands/check.ts'),
  migration: () => import('./commands/migration.ts'),
  verify: () => import('./commands/verify.ts'),
  bench: () => import('./commands/bench.ts'),
  faults: () => import('./commands/faults.ts'),
  vectors: () => import('./commands/vectors.ts'),
};

endOnSignals();
process.exit(await runCommand(process.argv[2] ?? 'start', process.argv.slice(3)));

async function runCommand(name: string, args: string[]): Promise<number> {
  try {
    await generateClient();
    const load = commands[name];
    if (load) return await (await load()).run(args);
    const loadWithDatabase = databaseCommands[name];
    if (!loadWithDatabase) throw new SetupError(`There is no command "${name}". See the scripts of package.json.`);
    const { openMigratedDatabase } = await import('./postgres/open-database.ts');
    await openMigratedDatabase();
    return await (await loadWithDatabase()).run(args);
  } catch (error) {
    tell(`✗ ${describeFailure(error, name)}`);
    return 1;
  } finally {
    await endAll();
  }
}
