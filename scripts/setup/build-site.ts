import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import tailwind from '@tailwindcss/postcss';
import postcss from 'postcss';
import { rolldown } from 'rolldown';
import { SITE_FILES } from '#lib/public-site/load-renderer.server.ts';
import { writePlainStyle } from './plain-style.ts';
import { ROOT } from './root.ts';
import { hashFiles, isStamped, stamp } from './stamp.ts';

/*
 * The public pages are React components, rendered outside Next.js. Node strips types and knows no JSX, so they are bundled
 * once into a module that server.ts loads, with the styles that just this markup uses.
 */

const ENTRY = join(ROOT, 'components', 'public-site', 'render-body.tsx');
const STYLE_ENTRY = join(ROOT, 'components', 'public-site', 'site.css');
const SOURCES = [
  'components',
  'lib',
  'scripts/setup/build-site.ts',
  'scripts/setup/plain-style.ts',
  'package-lock.json',
];

let underWay: Promise<string> | undefined;

/** Bundles the public pages into .site, when their sources have changed since. Gives what was done, in words. */
export function buildSite(): Promise<string> {
  underWay ??= build().finally(() => {
    underWay = undefined;
  });
  return underWay;
}

async function build(): Promise<string> {
  const hash = hashSources();
  if (isStamped(SITE_FILES.stamp, hash)) return 'already there';
  mkdirSync(dirname(SITE_FILES.stamp), { recursive: true });
  await bundle();
  await writeStyle();
  stamp(SITE_FILES.stamp, hash);
  return 'built';
}

function hashSources(): string {
  return hashFiles(ROOT, SOURCES, /\.test\.tsx?$|\.server\.ts$|\.md$/);
}

async function bundle(): Promise<void> {
  const bundler = await rolldown({
    input: ENTRY,
    cwd: ROOT,
    platform: 'node',
    // React comes as it is; icons are taken one by one out of a thousand.
    external: /^react(-dom)?(\/|$)/,
    tsconfig: true,
    // lucide-react marks its icons for Next.js; here nothing is a client.
    checks: { moduleLevelDirective: false },
  });
  await bundler.write({ file: SITE_FILES.module, format: 'esm' });
  await bundler.close();
}

async function writeStyle(): Promise<void> {
  const source = `${readFileSync(STYLE_ENTRY, 'utf8')}\n@source ${JSON.stringify(SITE_FILES.module)};\n`;
  const { css } = await postcss()
    .use(tailwind({ base: ROOT, optimize: { minify: true } }))
    .process(source, {
      from: STYLE_ENTRY,
    });
  writeFileSync(SITE_FILES.style, writePlainStyle(css.trim()));
}
