// `npm run bench -- collab`: our server beside bare Hocuspocus and y-websocket's, with clients in other processes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { percentile } from '#scripts/faults/journal.ts';
import { buildFixtureAt } from '#scripts/faults/own-process.ts';
import { ensureDatabase, openCluster } from '#scripts/postgres/cluster.ts';
import { ask, untilAnswering } from '#scripts/process/asking.ts';
import { startWithChannel } from '#scripts/process/program.ts';
import { NODE_FLAGS } from '#scripts/serving/node-flags.ts';
import { atEnd } from '#scripts/setup/ending.ts';
import { step, tell } from '#scripts/setup/step.mjs';
import { TEST_SETTINGS } from '#scripts/testing/settings.ts';
import { type BenchPerson, type Counts, countsSchema, SUBJECTS, type Subject } from './collab/people.ts';

const PER_SECOND = 5;
const WARM_UP_S = 2;
const MEASURED_S = 10;
const CLIENT_PROCESSES = 2;
const RESULTS_FOLDER = 'bench-results';

type Setting = { name: string; documents: number; writers: number; readers: number; subjects: readonly Subject[] };

const SETTINGS: Setting[] = [
  { name: '1 × 10', documents: 1, writers: 10, readers: 0, subjects: ['touchstone', 'hocuspocus'] },
  { name: '1 × 50', documents: 1, writers: 50, readers: 0, subjects: SUBJECTS },
  { name: '20 × 10', documents: 20, writers: 10, readers: 0, subjects: SUBJECTS },
  { name: '1,000 idle + 20', documents: 20, writers: 1, readers: 50, subjects: ['touchstone'] },
];

type Row = {
  setting: string;
  subject: Subject;
  deliveriesPerCpuSecond: number;
  deliveryMs: number[];
  acknowledgementMs: number[];
  bytesPerConnection: number;
  residentBytes: number;
  deliveredShare: number;
};

const memorySchema = z.object({ used: z.number(), rss: z.number() });

/** Measures every server in every setting, or those named in `args`; prints a table and writes it as JSON. --cpu-prof keeps profiles. */
export async function run(args: string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
  // One whose commits are on the disk, unlike the tests'.
  const cluster = await step('Database', () => openCluster(folder));
  atEnd(() => cluster.stop());
  await ensureDatabase(cluster, 'touchstone');
  await cluster.migrate('touchstone');
  const databaseUrl = cluster.appUrlOf('touchstone');
  Object.assign(process.env, TEST_SETTINGS, { LOG_LEVEL: 'error', DATABASE_URL: databaseUrl, DATA_DIR: folder });

  const named = args.filter((arg) => !arg.startsWith('--'));
  const rows: Row[] = [];
  for (const setting of SETTINGS) {
    for (const subject of setting.subjects.filter((name) => named.length === 0 || named.includes(name))) {
      rows.push(await step(`${setting.name} ${subject}`, () => measure(setting, subject, databaseUrl, args)));
    }
  }
  tell(`\n${renderTable(rows)}`);
  mkdirSync(RESULTS_FOLDER, { recursive: true });
  const file = join(RESULTS_FOLDER, 'collab.json');
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model ?? '' };
  const measured = { at: new Date().toISOString(), machine, perSecond: PER_SECOND, seconds: MEASURED_S, rows };
  writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
  tell(`Written to ${file}`);
  return 0;
}

async function measure(setting: Setting, subject: Subject, databaseUrl: string, args: string[]): Promise<Row> {
  const server = await startServer(subject, args);
  const clients = await Promise.all(Array.from({ length: CLIENT_PROCESSES }, startClients));
  try {
    const people = await seat(setting, databaseUrl);
    const before = await ask(server.program, 'memory', memorySchema);
    const shares = clients.map((_, index) => people.filter((_person, at) => at % CLIENT_PROCESSES === index));
    const url = `ws://127.0.0.1:${server.port}${subject === 'touchstone' ? '/collab' : ''}`;
    await Promise.all(
      clients.map((client, at) => ask(client, 'join', z.unknown(), { subject, url, people: shares[at] })),
    );
    const joined = await ask(server.program, 'memory', memorySchema);
    const type = (seconds: number) =>
      Promise.all(clients.map((client) => ask(client, 'type', countsSchema, { perSecond: PER_SECOND, seconds })));
    await type(WARM_UP_S);
    const cpuBefore = await ask(server.program, 'cpu', z.number());
    const counts = await type(MEASURED_S);
    const cpuSeconds = ((await ask(server.program, 'cpu', z.number())) - cpuBefore) / 1e6;
    const after = await ask(server.program, 'memory', memorySchema);
    return summarize(setting, subject, counts, {
      cpuSeconds,
      bytesPerConnection: (joined.used - before.used) / people.length,
      residentBytes: after.rss,
    });
  } finally {
    // Asked to end, a profiled server still writes its profile.
    await Promise.all([server.program.end('SIGTERM'), ...clients.map((client) => client.end('SIGKILL'))]);
  }
}

function summarize(
  { name, writers, readers }: Setting,
  subject: Subject,
  counts: Counts[],
  used: { cpuSeconds: number; bytesPerConnection: number; residentBytes: number },
): Row {
  const sum = (pick: (count: Counts) => number) => counts.reduce((total, count) => total + pick(count), 0);
  const delivered = sum(({ delivered }) => delivered);
  const spread = (pick: (count: Counts) => number[]) => {
    const values = counts.flatMap(pick);
    return [0.5, 0.95, 0.99].map((share) => percentile(values, share));
  };
  return {
    setting: name,
    subject,
    deliveriesPerCpuSecond: delivered / used.cpuSeconds,
    deliveryMs: spread(({ deliveryMs }) => deliveryMs),
    acknowledgementMs: spread(({ acknowledgementMs }) => acknowledgementMs),
    bytesPerConnection: used.bytesPerConnection,
    residentBytes: used.residentBytes,
    deliveredShare: delivered / (sum(({ sent }) => sent) * (writers + readers)),
  };
}

async function seat({ documents, writers, readers }: Setting, databaseUrl: string): Promise<BenchPerson[]> {
  const fixture = await buildFixtureAt(databaseUrl, { people: writers + readers, sheets: documents });
  return fixture.drafts.flatMap(({ docId }) =>
    fixture.people.map(({ memberId }, index) => ({ docId, memberId, writes: index < writers })),
  );
}

async function startServer(subject: Subject, args: string[]) {
  const file =
    subject === 'touchstone'
      ? join(import.meta.dirname, '..', 'faults', 'node-main.ts')
      : join(import.meta.dirname, 'collab', `${subject}-main.ts`);
  const profile = args.includes('--cpu-prof') ? ['--cpu-prof', `--cpu-prof-dir=${RESULTS_FOLDER}`] : [];
  const nodeFlags = ['--expose-gc', ...(subject === 'touchstone' ? NODE_FLAGS : []), ...profile];
  const settings = { env: { NODE_ENV: 'production' }, output: 'terminal' } as const;
  const program = startWithChannel(process.execPath, [...nodeFlags, file], settings);
  const { port } = await untilAnswering(program, z.object({ port: z.number() }));
  return { program, port };
}

async function startClients() {
  const file = join(import.meta.dirname, 'collab', 'people-main.ts');
  const program = startWithChannel(process.execPath, [file], { output: 'terminal' });
  await untilAnswering(program, z.unknown());
  return program;
}

function renderTable(rows: readonly Row[]): string {
  const head = [
    'people',
    'server',
    'deliveries/CPU s',
    'of bare',
    'delivery p50/95/99',
    'ack p50/95/99',
    'KB/connection',
    'RSS',
    'arrived',
  ];
  const lines = rows.map((row) => {
    const bare = rows.find(({ setting, subject }) => setting === row.setting && subject === 'hocuspocus');
    return [
      row.setting,
      row.subject,
      Math.round(row.deliveriesPerCpuSecond).toLocaleString('en'),
      bare ? (row.deliveriesPerCpuSecond / bare.deliveriesPerCpuSecond).toFixed(2) : '-',
      inMs(row.deliveryMs),
      inMs(row.acknowledgementMs),
      String(Math.round(row.bytesPerConnection / 1024)),
      `${Math.round(row.residentBytes / 2 ** 20)} MB`,
      `${(row.deliveredShare * 100).toFixed(1)} %`,
    ];
  });
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  return [head, ...lines]
    .map((line) => line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
    .join('\n');
}

function inMs(values: readonly number[]): string {
  return `${values.map((value) => value.toFixed(1)).join(' / ')} ms`;
}
