import { join } from 'node:path';
import { ROOT } from './root.ts';
import { runLogged } from './run-logged.ts';
import { hashFiles, isStamped, stamp } from './stamp.ts';
import { step } from './step.mjs';

const STAMP_FILE = join(ROOT, 'prisma', 'generated', '.stamp');

/** For Prisma's own commands: none in use needs an engine, yet Prisma downloads one unless it is given a file that exists. */
export const PRISMA_OFFLINE = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};

/** Makes the typed database client in prisma/generated, when the schema or Prisma has changed since. */
export async function generateClient(): Promise<void> {
  const hash = hashFiles(ROOT, ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  if (isStamped(STAMP_FILE, hash)) return;
  await step('Client', async () => {
    await runLogged({
      name: 'prisma-generate',
      file: process.execPath,
      args: [join(ROOT, 'node_modules', 'prisma', 'build', 'index.js'), 'generate'],
      env: PRISMA_OFFLINE,
      advice: 'Mend prisma/schema.prisma as told above and run again.',
    });
    stamp(STAMP_FILE, hash);
    return 'generated';
  });
}
