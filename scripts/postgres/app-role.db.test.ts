import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { APP_ROLE } from './access.ts';

test('[S20] the app’s role is no superuser, owns nothing, and can make neither a role, a database nor a table', async () => {
  const [role] = await db().$queryRaw<object[]>`
    SELECT current_user AS name, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
      has_schema_privilege('public', 'CREATE') AS "createsTables",
      EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid) AS "ownsTables",
      EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid) AS "isMember"
    FROM pg_roles r WHERE rolname = current_user`;
  const { name, ...rights } = role as { name: string };
  expect(name).toBe(APP_ROLE);
  expect(Object.values(rights)).toEqual(Object.values(rights).map(() => false));
  await expect(db().$executeRaw`SET session_replication_role = replica`).rejects.toThrow('permission denied');
  await expect(db().$executeRaw`ALTER TABLE audit_event DISABLE TRIGGER append_only`).rejects.toThrow('must be owner');
});

test('[S20] the app’s role truncates nothing and changes no row of a table that is append-only', async () => {
  const rows = await db().$queryRaw<{ name: string; rights: string[] }[]>`
    SELECT c.relname AS name, array(
      SELECT p FROM unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) p WHERE has_table_privilege(c.oid, p)
    ) AS rights
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`;
  const rightsOf = new Map(rows.map(({ name, rights }) => [name, rights]));
  const appendOnly = [
    'audit_event',
    'vote_event',
    'revision',
    'wording',
    'review',
    'fact_sheet_version',
    'ydoc_update',
  ];
  for (const name of appendOnly) expect([name, rightsOf.get(name)]).toEqual([name, ['INSERT']]);
  expect(rightsOf.get('_prisma_migrations')).toEqual([]);
  expect(rightsOf.get('claim')).toEqual(['INSERT', 'UPDATE', 'DELETE']);
  for (const { name, rights } of rows) expect([name, rights.includes('TRUNCATE')]).toEqual([name, false]);
});
