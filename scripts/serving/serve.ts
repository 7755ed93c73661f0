import { Client } from 'pg';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '#lib/auth/demo-accounts.server.ts';
import { type Env, parseServingEnv } from '#lib/env.server.ts';
import { claimServing, openDatabase } from '#scripts/postgres/open-database.ts';
import { buildApp } from '#scripts/setup/build-app.ts';
import { findDataDir } from '#scripts/setup/data-dir.ts';
import { atEnd, waitForStop } from '#scripts/setup/ending.ts';
import { SetupError, step, tell } from '#scripts/setup/step.mjs';
import { checkPort } from './check-port.ts';
import { loadDemoInto } from './load-demo.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const FIRST_STEPS = `There is no newsroom here yet. In another terminal, with the same settings, make one and its first admin:
  npm run newsroom -- "Name of the newsroom" you@example.org`;

/** All of set-up that follows the dependencies, then serves until somebody stops it. Gives the exit code. */
export async function serve(mode: 'production' | 'development'): Promise<number> {
  const { HOST, PORT, BASE_URL } = readSettings();
  const port = await checkPort(PORT, HOST);
  if (mode === 'production') await step('App', buildApp);

  const database = await step('Database', openDatabase);
  const { cluster } = database;
  if (cluster) {
    const address = `http://${HOST}:${port}`;
    atEnd(() => cluster.stop());
    await claimServing(cluster, address);
    cluster.keepRunning(() => claimServing(cluster, address));
  }
  await step('Migrations', async () => describeApplied(await database.migrate()));
  process.env.DATA_DIR = findDataDir();
  if (process.env.DEMO === '1') await step('Demo newsroom', () => loadDemoInto({ DATABASE_URL: database.url }));

  const env = { NODE_ENV: mode, DATABASE_URL: database.url };
  const server = await step('Server', () => startServer({ host: HOST, port, env }));
  atEnd(() => server.stop());
  tellWelcome(BASE_URL ?? server.url);
  if (await isEmpty(database.url)) tell(FIRST_STEPS);
  return untilStopped(server);
}

function readSettings(): Env {
  try {
    return parseServingEnv(process.env);
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error));
  }
}

async function untilStopped(server: ServerProcess): Promise<number> {
  const reason = await Promise.race([waitForStop(), server.ended.then((code) => ({ code }))]);
  if (typeof reason === 'string') {
    tell(`Stopping (${reason})`);
    return 0;
  }
  throw new SetupError(`The server ended by itself with code ${reason.code}. The reason stands above; start it again.`);
}

function describeApplied(names: string[]): string {
  return names.length === 0 ? 'up to date' : `${names.length} applied`;
}

function tellWelcome(address: string): void {
  tell(`\nTouchstone is at ${address}`);
  if (process.env.DEMO !== '1') return;
  tell(`Sign in to the demo with the password ${DEMO_PASSWORD} as`);
  for (const { email } of DEMO_ACCOUNTS) tell(`  ${email}`);
}

/** Whether no newsroom was ever made in this database. */
async function isEmpty(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rowCount } = await client.query('SELECT 1 FROM newsroom LIMIT 1');
  await client.end();
  return rowCount === 0;
}
