import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { readAnnotations } from '#lib/annotation/annotation-doc.ts';
import { describeRepair, type RepairKind } from '#lib/article/repair.ts';
import { checkAuditChain } from '#lib/audit-log/check-audit-chain.server.ts';
import { closeDb, db } from '#lib/db.server.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { readDraft } from '#lib/factsheet/sheet-body.ts';
import { describeGate } from '#lib/gate/describe-gate.ts';
import { gateOutcomeSchema } from '#lib/gate/gate.ts';
import { listPublicKeys } from '#lib/keys/list-public-keys.server.ts';
import { readEnvelope } from '#lib/version/envelope.ts';
import { getPublishedVersions, getSignedVersion } from '#lib/version/get-published-factsheet.server.ts';
import { listLatestVersions, listNewestVersions } from '#lib/version/list-version-summaries.server.ts';
import { verifyEnvelope } from '#lib/version/verify-envelope.ts';
import { summariseVersions } from '#lib/version/version-summary.ts';
import { ownerUrl } from '#seeds/as-owner.server.ts';
import { DEMO_SHEET_SLUG } from '#seeds/demo-sheet.ts';
import { DEMO_SLUG } from '#seeds/demo-story.ts';
import { applyMigrations } from './apply.ts';
import { listMigrations, MIGRATIONS_DIR } from './folder.ts';
import { exportRelease, listReleases, parseRelease, type Release, readRelease, restoreRelease } from './release.ts';

const url = ownerUrl();
/** One name for each release in turn: settings are read once, so that lib can connect to one address only. */
const NAME = `release_${process.pid}`;
const DROP = `DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`;

afterAll(async () => {
  await closeDb();
  await query(url, DROP);
});

async function query(at: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: at });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A database of its own as the release left it. Gives its address. */
async function buildRelease(migration: string, release: Release): Promise<string> {
  await closeDb();
  await query(url, DROP);
  await query(url, `CREATE DATABASE ${NAME}`);
  const at = new URL(url);
  at.pathname = `/${NAME}`;
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-test-'));
  try {
    cpSync(join(MIGRATIONS_DIR, 'migration_lock.toml'), join(folder, 'migration_lock.toml'));
    for (const old of listMigrations().filter((one) => one <= migration)) {
      cpSync(join(MIGRATIONS_DIR, old), join(folder, old), { recursive: true });
    }
    await applyMigrations(at.href, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
  const client = new Client({ connectionString: at.href });
  await client.connect();
  await restoreRelease(client, release);
  await client.end();
  return at.href;
}

/** The rows of one of the release's tables. */
function rowsOf<T>(release: Release, name: string): T[] {
  return release.flatMap(({ table, rows }) => (table === name ? (rows as T[]) : []));
}

async function countRows(at: string, tables: readonly string[]): Promise<Record<string, number>> {
  const counts = tables.map((table) => `(SELECT count(*)::int FROM "${table}") AS "${table}"`);
  const [row] = await query(at, `SELECT ${counts.join(', ')}`);
  return row as Record<string, number>;
}

/** Every repair in the words that a release stored; the demo's own texts need none. */
const OLD_REPAIRS = [
  'converted from UTF-16',
  'made all line ends alike',
  'removed invisible characters',
  'replaced broken characters',
  'cut spaces at line ends',
  'closed up blank lines',
];

function repairAll(words: readonly string[]): string {
  return `
    ALTER TABLE revision DISABLE TRIGGER append_only;
    UPDATE revision SET repairs = '{"${words.join('","')}"}';
    ALTER TABLE revision ENABLE TRIGGER append_only`;
}

/** From these migrations on a release holds codes where it held words. */
const REPAIR_CODES = '20261127054000_repair_codes';
const OUTCOME_CODES = '20261127053000_outcome_codes';

test('[S13] a release is kept', () => {
  expect(listReleases()).not.toEqual([]);
});

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1;
}

/** The release's rows, migrated to this day, are all there, audited, signed and readable. Gives the database's address. */
async function holdRelease(migration: string, release: Release): Promise<string> {
  const at = await buildRelease(migration, release);
  const before = Object.fromEntries(release.map(({ table, rows }) => [table, rows.length]));
  if (migration < REPAIR_CODES) await query(at, repairAll(OLD_REPAIRS));
  const applied = await applyMigrations(at);
  expect(applied).toEqual(listMigrations().filter((name) => name > migration));
  expect(await countRows(at, Object.keys(before))).toEqual(before);

  process.env.DATABASE_URL = at;
  expect(await checkAuditChain(DEMO_SLUG)).toMatchObject({ eventCount: before.audit_event, brokenAt: null });
  const { bytes } = await getSignedVersion(DEMO_SHEET_SLUG);
  const findings = await verifyEnvelope(readEnvelope(bytes)!, await listPublicKeys());
  expect(findings.filter(({ ok }) => !ok)).toEqual([]);

  // What the migration wrote of the versions is what publishing writes.
  const newest = await listNewestVersions();
  expect(newest).toEqual([summariseVersions(await getPublishedVersions(DEMO_SHEET_SLUG))[0]]);
  expect(await listLatestVersions()).toHaveLength(before.fact_sheet_version ?? 0);

  // Repairs are codes; their words are what they were.
  const revisions = await db().revision.findMany({ orderBy: { id: 'asc' } });
  const repaired = rowsOf<{ id: string; repairs: RepairKind[] }>(release, 'revision').toSorted(byId);
  expect(revisions.map(({ repairs }) => repairs.map(describeRepair))).toEqual(
    repaired.map(({ repairs }) => (migration < REPAIR_CODES ? OLD_REPAIRS : repairs.map(describeRepair))),
  );

  // Outcomes are codes; their words are what they were.
  const outcomes = rowsOf<{ id: string; outcome: { words: string } | null }>(release, 'round')
    .toSorted(byId)
    .flatMap(({ outcome }) => outcome ?? []);
  const closed = await db().round.findMany({ where: { closedAt: { not: null } }, orderBy: { id: 'asc' } });
  if (migration < OUTCOME_CODES) {
    const described = closed.map(({ outcome }) => describeGate(gateOutcomeSchema.parse(outcome)));
    expect(described).toEqual(outcomes.map(({ words }) => words));
  } else expect(closed.map(({ outcome }) => outcome)).toEqual(outcomes);
  expect(JSON.stringify(closed)).not.toContain('"words"');

  const drafts = await db().ydoc.findMany({ include: { updates: { include: { member: true } } } });
  expect(drafts.flatMap(({ updates }) => updates)).toHaveLength(before.ydoc_update ?? 0);
  const loaded = await Promise.all(drafts.map(async ({ docId }) => ({ docId, ydoc: await loadDraft(db(), docId) })));
  const articles = loaded.filter(({ docId }) => docId.startsWith('article:'));
  expect(articles.flatMap(({ ydoc }) => readAnnotations(ydoc))).toHaveLength(before.annotation ?? 0);
  const sheet = loaded.find(({ docId }) => docId.startsWith('sheet:'));
  expect(sheet && readDraft(sheet.ydoc).body).not.toEqual([]);
  return at;
}

test.each(listReleases())(
  '[S13] the migrations after %s keep what was there, audited, signed and readable',
  async (migration) => {
    await holdRelease(migration, readRelease(migration));
  },
);

test('[S13] what the next release would keep is restored and held in the same way', async () => {
  const [oldest = ''] = listReleases();
  const client = new Client({ connectionString: await holdRelease(oldest, readRelease(oldest)) });
  await client.connect();
  const release = parseRelease(await exportRelease(client));
  await client.end();
  await holdRelease(listMigrations().at(-1) ?? '', release);
});
