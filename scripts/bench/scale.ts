// `npm run bench -- scale`: what a page costs as the work grows: time to its first byte, its size, and its SQL statements.
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { closeDb } from '#lib/db.server.ts';
import { namePagePattern } from '#lib/page-request/page-pattern.ts';
import { findFreePort } from '#scripts/postgres/free-port.ts';
import { makeThrowawayDatabase, type ThrowawayDatabase } from '#scripts/postgres/throwaway.ts';
import { startServer } from '#scripts/serving/server-process.ts';
import { buildApp } from '#scripts/setup/build-app.ts';
import { atEnd } from '#scripts/setup/ending.ts';
import { step } from '#scripts/setup/step.mjs';
import { TEST_SETTINGS } from '#scripts/testing/settings.ts';
import { askPage, readQueryCounts, signIn } from './scale/ask-page.ts';
import { buildWorlds, PASSWORD, type ScaledPage } from './scale/build-worlds.ts';

const HOST = '127.0.0.1';
const WARM_UP_COUNT = 2;
const MEASURED_COUNT = 5;
const RESULTS_FOLDER = 'bench-results';
const AIMS = { firstByteMs: 150, kB: 120, growth: 2 };

/** `firstByteMs`: the median of five. `kB`: of 1,000 bytes, uncompressed. `queries`: null for public pages, which are kept. */
type Row = { page: string; size: number; firstByteMs: number; kB: number; queries: number | null };

/** Measures each page at each size, prints a table and writes it as JSON. */
export async function run(): Promise<number> {
  await step('App', buildApp);
  const database = await step('Database', makeThrowawayDatabase);
  atEnd(database.remove);
  Object.assign(process.env, TEST_SETTINGS, { DATABASE_URL: database.url, DATA_DIR: database.folder });
  const pages = await step('Newsrooms', buildWorlds);
  await closeDb();
  const url = await step('Server', () => start(database));
  const rows = await measureAll(url, pages);
  console.log(renderTable(rows));
  await mkdir(RESULTS_FOLDER, { recursive: true });
  const file = join(RESULTS_FOLDER, 'scale.json');
  const setup = { aims: AIMS, cores: availableParallelism(), loadAverage: loadavg()[0] };
  await writeFile(file, `${JSON.stringify({ at: new Date().toISOString(), setup, rows }, null, 2)}\n`);
  console.log(`Written to ${file}`);
  return 0;
}

async function start({ url, folder }: ThrowawayDatabase): Promise<string> {
  const env = { ...TEST_SETTINGS, NODE_ENV: 'production', DATABASE_URL: url, DATA_DIR: folder };
  const server = await startServer({
    host: HOST,
    port: await findFreePort(),
    env,
    logFile: join(folder, 'server.log'),
  });
  atEnd(server.stop);
  return server.url;
}

async function measureAll(url: string, pages: readonly ScaledPage[]): Promise<Row[]> {
  const cookies = new Map<string, string>();
  const rows: Row[] = [];
  for (const page of pages) {
    const { email } = page;
    if (email && !cookies.has(email)) cookies.set(email, await signIn(url, email, PASSWORD));
    rows.push(await measure(url, page, email ? (cookies.get(email) ?? null) : null));
  }
  return rows;
}

async function measure(url: string, { page, size, path }: ScaledPage, cookie: string | null): Promise<Row> {
  const address = url + ((await askPage(url + path, cookie)).location ?? path);
  const ask = async () => {
    const answer = await askPage(address, cookie);
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
    return answer;
  };
  for (let nth = 0; nth < WARM_UP_COUNT; nth++) await ask();
  const pattern = namePagePattern(path.split('?', 1)[0] ?? path);
  const before = (await readQueryCounts(url)).get(pattern);
  const answers = [];
  for (let nth = 0; nth < MEASURED_COUNT; nth++) answers.push(await ask());
  const after = (await readQueryCounts(url)).get(pattern);
  const times = answers.map(({ firstByteMs }) => firstByteMs).sort((a, b) => a - b);
  const isCounted = before && after && after.count > before.count;
  const queries = isCounted ? (after.sum - before.sum) / (after.count - before.count) : null;
  const bytes = Math.max(...answers.map((answer) => answer.bytes));
  return { page, size, firstByteMs: times[MEASURED_COUNT >> 1] ?? 0, kB: bytes / 1000, queries };
}

/** One line a page and size; a star where an aim is missed, in the last column against the size before. */
function renderTable(rows: readonly Row[]): string {
  const sorted = rows.toSorted((a, b) => a.page.localeCompare(b.page, 'en') || a.size - b.size);
  const lines = sorted.map((row, index) => {
    const smaller = sorted[index - 1];
    const growth = smaller?.page === row.page ? row.firstByteMs / smaller.firstByteMs : null;
    const missed = row.firstByteMs > AIMS.firstByteMs || row.kB > AIMS.kB || (growth ?? 0) > AIMS.growth;
    return [
      row.page,
      row.size.toLocaleString('en'),
      `${row.firstByteMs.toFixed(0)} ms`,
      `${row.kB.toFixed(0)} kB`,
      row.queries === null ? '-' : row.queries.toFixed(0),
      growth === null ? '-' : `${growth.toFixed(1)} ×`,
      missed ? '*' : '',
    ];
  });
  const table = [['page', 'size', 'first byte', 'page', 'queries', 'growth', 'missed'], ...lines];
  const widthOf = (column: number) => Math.max(...table.map((line) => line[column]?.length ?? 0));
  return table
    .map((line) =>
      line.map((cell, column) => (column === 0 ? cell.padEnd(widthOf(0)) : cell.padStart(widthOf(column)))).join('  '),
    )
    .join('\n');
}
