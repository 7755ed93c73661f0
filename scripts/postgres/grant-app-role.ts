import { Client } from 'pg';
import { APP_ROLE } from './access.ts';

const LOCK = 7_684_224;

const MAKE = `
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APP_ROLE}') THEN CREATE ROLE ${APP_ROLE}; END IF;
  END $$;
  ALTER ROLE ${APP_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS`;

const GRANT = `
  GRANT USAGE ON SCHEMA public TO ${APP_ROLE};
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${APP_ROLE};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${APP_ROLE};
  REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${APP_ROLE}`;

/** What the triggers of append-only tables refuse is not granted either. Bits 8 and 16 of tgtype: before DELETE, before UPDATE. */
const REVOKE_CHANGES = `
  DO $$ DECLARE kept record; BEGIN
    FOR kept IN SELECT tgrelid::regclass AS name, bit_or(tgtype)::int AS events FROM pg_trigger WHERE tgname = 'append_only' GROUP BY 1
    LOOP
      IF kept.events & 8 > 0 THEN EXECUTE format('REVOKE DELETE ON %s FROM ${APP_ROLE}', kept.name); END IF;
      IF kept.events & 16 > 0 THEN EXECUTE format('REVOKE UPDATE ON %s FROM ${APP_ROLE}', kept.name); END IF;
    END LOOP;
  END $$`;

/**
 * Gives the app's role what the app does in the migrated database at `ownerUrl`, and makes the role where it is new. The same again
 * changes nothing; several processes may do it at once.
 */
export async function grantAppRole(ownerUrl: string, password: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const name = `ALTER ROLE ${APP_ROLE} PASSWORD ${client.escapeLiteral(password)}`;
    const lock = `SELECT pg_advisory_xact_lock(${LOCK})`;
    await client.query(['BEGIN', lock, MAKE, name, GRANT, REVOKE_CHANGES, 'COMMIT'].join(';\n'));
  } finally {
    await client.end();
  }
}
