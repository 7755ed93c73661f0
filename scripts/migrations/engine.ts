// Prisma's own migration engine, as WebAssembly: it applies the folder that `prisma migrate deploy` would, and needs no download.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { DatabaseError, Pool } from 'pg';

export const NO_FILTERS = { externalTables: [], externalEnums: [] };

type Engine = bindings.SchemaEngine;
type PrismaError = ConstructorParameters<typeof DriverAdapterError>[0];

let isLoaded = false;

/** Runs `work` with an engine on the database at `url`. */
export async function withDatabaseEngine<T>(url: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  // One connection: the engine's advisory lock belongs to the connection that took it.
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    return await withEngine(onDatabase(pool), work);
  } finally {
    await pool.end();
  }
}

/** Runs `work` with an engine that has no database and can compare schemas. */
export function withOfflineEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  return withEngine(offline, work);
}

async function withEngine<T>(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  await load();
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, bound);
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}

async function load(): Promise<void> {
  if (isLoaded) return;
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const imports = { './schema_engine_bg.js': bindings } as unknown as WebAssembly.Imports;
  const { instance } = await WebAssembly.instantiate(
    readFileSync(join(dirname(script), 'schema_engine_bg.wasm')),
    imports,
  );
  bindings.__wbg_set_wasm(instance.exports);
  const begin = instance.exports.__wbindgen_start;
  if (typeof begin !== 'function') throw new Error('the migration engine has no start function');
  begin();
  isLoaded = true;
}

function onDatabase(pool: Pool): SqlMigrationAwareDriverAdapterFactory {
  const adapter = new PrismaPg(pool);
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: async () => withWholeScripts(await adapter.connect(), pool),
    connectToShadowDb: () => adapter.connectToShadowDb(),
  };
}

/** Prisma's adapter cuts a script at every semicolon, also inside a function's body. PostgreSQL takes it whole. */
function withWholeScripts(adapter: SqlDriverAdapter, pool: Pool): SqlDriverAdapter {
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      throw error instanceof DatabaseError ? new DriverAdapterError(tellPrisma(error)) : error;
    }
  };
  return adapter;
}

function tellPrisma({ message, code = '', severity = 'ERROR', detail, column, hint }: DatabaseError): PrismaError {
  return { kind: 'postgres', code, severity, message, detail, column, hint };
}

/** The engine insists on a connection, yet asks it nothing that matters while it compares two schemas. */
const offlineAdapter: SqlDriverAdapter = {
  provider: 'postgres',
  adapterName: 'offline',
  queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
  executeRaw: async () => 0,
  executeScript: async () => undefined,
  startTransaction: () => Promise.reject(new Error('no transaction without a database')),
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  dispose: async () => undefined,
};

const offline: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: 'offline',
  connect: async () => offlineAdapter,
  connectToShadowDb: async () => offlineAdapter,
};
