import { join } from 'node:path';
import { buildSite } from './build-site.ts';
import { ROOT } from './root.ts';
import { runLogged } from './run-logged.ts';
import { hashFiles, isStamped, stamp } from './stamp.ts';

const STAMP_FILE = join(ROOT, '.next', '.touchstone-stamp');
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'instrumentation-client.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** Builds the app for production into .next and .site, when its sources have changed since. Gives what was done, in words. */
export async function buildApp(): Promise<string> {
  await buildSite();
  const hash = hashFiles(ROOT, SOURCES, /\.test\.tsx?$|\.md$/);
  if (isStamped(STAMP_FILE, hash)) return 'already there';
  await runLogged({
    name: 'next-build',
    file: process.execPath,
    args: [join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    advice: 'Mend what the log tells and run again.',
  });
  stamp(STAMP_FILE, hash);
  return 'built';
}
