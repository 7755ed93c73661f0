import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownerUrl } from '#seeds/as-owner.server.ts';
import { applyMigrations } from './apply.ts';
import { diffSchemas } from './diff.ts';
import { listMigrations, SCHEMA_FILE, SNAPSHOT_FILE } from './folder.ts';

const url = ownerUrl();
const client = new Client({ connectionString: url });

beforeAll(() => client.connect());
afterAll(() => client.end());

test('[S6] all migrations, applied to an empty database, give the tables and columns of the schema', async () => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
  );
  const sql = (await diffSchemas(null, SCHEMA_FILE)) ?? '';
  expect(rows.map((row) => row.name).sort()).toEqual(listColumns(sql).sort());
});

test('[S6] the last migration was written from the schema as it is', async () => {
  expect(await diffSchemas(SNAPSHOT_FILE, SCHEMA_FILE)).toBeNull();
});

test('[S7] applying the migrations again changes nothing', async () => {
  expect(await applyMigrations(url)).toEqual([]);
  const { rows } = await client.query('SELECT migration_name FROM _prisma_migrations ORDER BY migration_name');
  expect(rows.map((row) => row.migration_name)).toEqual(listMigrations());
});

test('[S7] a failing migration leaves nothing of itself behind and is told in one line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-test-'));
  const name = `touchstone_${process.pid}`;
  await client.query(`CREATE DATABASE ${name}`);
  try {
    mkdirSync(join(folder, '1_bad'));
    writeFileSync(join(folder, '1_bad', 'migration.sql'), 'CREATE TABLE half (id int); SELECT nonsense;');
    writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
    const other = new URL(url);
    other.pathname = `/${name}`;
    await expect(applyMigrations(other.href, folder)).rejects.toThrow(
      /^The migrations cannot be applied: [^\n]*nonsense[^\n]*$/,
    );
    const probe = new Client({ connectionString: other.href });
    await probe.connect();
    const { rows } = await probe.query(`SELECT to_regclass('half') AS half`);
    await probe.end();
    expect(rows[0].half).toBeNull();
  } finally {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    rmSync(folder, { recursive: true });
  }
});

function listColumns(sql: string): string[] {
  return [...sql.matchAll(/CREATE TABLE "(\w+)" \(([\s\S]*?)\n\);/g)].flatMap(([, table, body = '']) =>
    [...body.matchAll(/^\s+"(\w+)" /gm)].map(([, column]) => `${table}.${column}`),
  );
}
