// The process that load-demo.ts starts: the settings name the database.
import { closeDb } from '#lib/db.server.ts';
import { loadDemo } from '#seeds/load-demo.server.ts';

await loadDemo();
await closeDb();
