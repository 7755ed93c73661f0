import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Client } from 'pg';

/*
 * A database as a release left it, kept beside the code so that later migrations are tried on rows and not only on empty tables.
 * JSON carries every type in use: PostgreSQL writes and reads it itself, bytea as hex.
 */

/** The rows of each table, parents before the tables that refer to them. */
export type Release = { table: string; rows: unknown[] }[];

const FOLDER = join(import.meta.dirname, 'releases');
const ENDING = '.json.gz';

/** Where the database is kept as the migration of this name left it. */
export function releaseFile(migration: string): string {
  return join(FOLDER, `${migration}${ENDING}`);
}

/** The last migrations of the releases that are kept, oldest first. */
export function listReleases(): string[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(ENDING));
  return files.map((name) => name.slice(0, -ENDING.length)).sort();
}

/** The release's rows. */
export function readRelease(migration: string): Release {
  return parseRelease(readFileSync(releaseFile(migration)));
}

/** The rows in what `exportRelease` gave. */
export function parseRelease(file: Buffer): Release {
  return JSON.parse(gunzipSync(file).toString('utf8'));
}

/** All rows but the record of migrations, compressed. */
export async function exportRelease(client: Client): Promise<Buffer> {
  const release: Release = [];
  for (const table of await listTables(client)) {
    const { rows } = await client.query<{ rows: unknown[] }>(
      `SELECT coalesce(json_agg(t), '[]') AS rows FROM "${table}" AS t`,
    );
    release.push({ table, rows: rows[0]?.rows ?? [] });
  }
  return gzipSync(JSON.stringify(release), { level: 9 });
}

/** Puts the rows into the empty tables of a database that has been migrated as far as the release was. */
export async function restoreRelease(client: Client, release: Release): Promise<void> {
  for (const { table, rows } of release) {
    // One statement a table: rows may refer to each other, which is checked at its end.
    const values = [JSON.stringify(rows)];
    await client.query(`INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1)`, values);
  }
}

/** Ordered by the foreign keys between the tables. */
async function listTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; parents: string[] }>(`
    SELECT t.relname AS name, coalesce(array_agg(p.relname::text) FILTER (WHERE p.oid <> t.oid), '{}') AS parents
      FROM pg_class t
      LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
      LEFT JOIN pg_class p ON p.oid = k.confrelid
     WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND t.relname <> '_prisma_migrations'
     GROUP BY t.relname ORDER BY t.relname`);
  const ordered: string[] = [];
  while (ordered.length < rows.length) {
    const next = rows.filter(
      ({ name, parents }) => !ordered.includes(name) && parents.every((p) => ordered.includes(p)),
    );
    if (next.length === 0) throw new Error('the foreign keys between the tables go in a circle');
    ordered.push(...next.map(({ name }) => name));
  }
  return ordered;
}
