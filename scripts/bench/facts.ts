// `npm run bench -- facts`: our public page, nginx with the same bytes, and a plain Next.js page with the same content.
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findFreePort } from '#scripts/postgres/free-port.ts';
import { makeThrowawayDatabase } from '#scripts/postgres/throwaway.ts';
import { loadDemoInto } from '#scripts/serving/load-demo.ts';
import { startServer } from '#scripts/serving/server-process.ts';
import { buildApp } from '#scripts/setup/build-app.ts';
import { atEnd } from '#scripts/setup/ending.ts';
import { step } from '#scripts/setup/step.mjs';
import { TEST_SETTINGS } from '#scripts/testing/settings.ts';
import { ask as askServer } from '#seeds/ask-fixture.server.ts';
import { DEMO_SHEET_SLUG } from '#seeds/demo-sheet.ts';
import { findProgram } from './facts/find-program.ts';
import { type Load, measureLoad } from './facts/measure-load.ts';
import type { Subject } from './facts/run-server.ts';
import { startNginx } from './facts/start-nginx.ts';
import { startPlainNext } from './facts/start-plain-next.ts';

const HOST = '127.0.0.1';
const CONNECTIONS = 32;
const WARM_UP_S = 3;
const MEASURED_S = 8;
const RESULTS_FOLDER = 'bench-results';
const AIMS = { perCpuOfNginx: 0.4, timesPlainNext: 50, p99Ms: 5 };

/** `coldMs`: the first request of the page after the start. */
type Row = Load & { subject: string; coldMs: number; bodyBytes: number; perCpuS: number };

/** Measures the three one after the other in one run, prints a table and writes it as JSON. */
export async function run(): Promise<number> {
  const wrk = await step('wrk', () => findProgram('wrk', 'wrk'));
  await step('App', buildApp);
  const database = await step('Database', makeThrowawayDatabase);
  atEnd(database.remove);
  const ours = await step('Our server', () => startOurs(database));
  const first = await measureCold(ours);
  const html = gunzipSync(first.body);
  const nginx = await step('nginx', () => startNginx(database.folder, html, first.body));
  const plain = await step('Plain Next.js', () => startPlainNext(html.toString(), RESULTS_FOLDER));

  const rows = [await measure(ours, first, wrk)];
  for (const subject of [nginx, plain]) rows.push(await measure(subject, await measureCold(subject), wrk));
  const verdicts = judge(rows);
  console.log(renderTable(rows));
  for (const { words, isMet } of verdicts) console.log(`${isMet ? '✓' : '✗'} ${words}`);
  await mkdir(RESULTS_FOLDER, { recursive: true });
  const file = join(RESULTS_FOLDER, 'facts.json');
  const machine = { cores: availableParallelism(), loadAverage: loadavg()[0] };
  const setup = { connections: CONNECTIONS, seconds: MEASURED_S, encoding: 'gzip', ...machine };
  await writeFile(file, `${JSON.stringify({ at: new Date().toISOString(), setup, rows, verdicts }, null, 2)}\n`);
  console.log(`Written to ${file}`);
  return 0;
}

async function startOurs(database: { url: string; folder: string }): Promise<Subject> {
  const env = { ...TEST_SETTINGS, NODE_ENV: 'production', DATABASE_URL: database.url, DATA_DIR: database.folder };
  await loadDemoInto(env);
  const logFile = join(database.folder, 'server.log');
  const server = await startServer({ host: HOST, port: await findFreePort(), env, logFile });
  atEnd(server.stop);
  return { name: 'Touchstone', url: `${server.url}/facts/${DEMO_SHEET_SLUG}`, pid: server.pid, stop: server.stop };
}

type First = { ms: number; body: Buffer };

async function measureCold({ name, url }: Subject): Promise<First> {
  const { port, pathname } = new URL(url);
  const startedMs = performance.now();
  const address = { address: HOST, family: 'IPv4', port: Number(port) };
  const { status, body, headers } = await askServer(address, pathname, 'GET', { 'accept-encoding': 'gzip' });
  const ms = performance.now() - startedMs;
  if (status !== 200 || headers['content-encoding'] !== 'gzip')
    throw new Error(`${name} answered ${status}, not with gzip`);
  return { ms, body };
}

/** The others are idle meanwhile. */
async function measure({ name, url, pid }: Subject, first: First, wrk: string): Promise<Row> {
  return step(name, async () => {
    await measureLoad(url, pid, { wrk, connections: CONNECTIONS, seconds: WARM_UP_S });
    const load = await measureLoad(url, pid, { wrk, connections: CONNECTIONS, seconds: MEASURED_S });
    if (load.failed > 0) throw new Error(`${name} failed ${load.failed} requests`);
    return {
      subject: name,
      coldMs: first.ms,
      bodyBytes: first.body.length,
      perCpuS: load.requests / load.cpuS,
      ...load,
    };
  });
}

function judge(rows: readonly Row[]): { words: string; isMet: boolean }[] {
  const [ours, nginx, plain] = rows;
  if (!ours || !nginx || !plain) throw new Error('a subject was not measured');
  const ofNginx = ours.perCpuS / nginx.perCpuS;
  const timesNext = ours.requestsPerS / plain.requestsPerS;
  const { perCpuOfNginx, timesPlainNext, p99Ms } = AIMS;
  return [
    {
      words: `${ofNginx.toFixed(2)} of nginx per processor second (aim: ${perCpuOfNginx})`,
      isMet: ofNginx >= perCpuOfNginx,
    },
    {
      words: `${timesNext.toFixed(0)} times plain Next.js (aim: ${timesPlainNext})`,
      isMet: timesNext >= timesPlainNext,
    },
    {
      words: `p99 of ${ours.p99Ms.toFixed(2)} ms at ${CONNECTIONS} connections (aim: ${p99Ms})`,
      isMet: ours.p99Ms < p99Ms,
    },
  ];
}

function renderTable(rows: readonly Row[]): string {
  const head = [
    'subject',
    'requests/s',
    'p99',
    'processor',
    'requests per processor second',
    'first request',
    'body, gzip',
  ];
  const cells = rows.map((row) => [
    row.subject,
    Math.round(row.requestsPerS).toLocaleString('en'),
    `${row.p99Ms.toFixed(2)} ms`,
    `${((row.cpuS / MEASURED_S) * 100).toFixed(0)} %`,
    Math.round(row.perCpuS).toLocaleString('en'),
    `${row.coldMs.toFixed(1)} ms`,
    `${row.bodyBytes.toLocaleString('en')} B`,
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)));
  const write = (line: string[]) => line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ');
  return [head, ...cells].map(write).join('\n');
}
