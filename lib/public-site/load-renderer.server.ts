import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SiteRenderer } from './site-page.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '.site');

/** The bundle of components/public-site that set-up builds. The stamp changes with its sources. */
export const SITE_FILES = {
  module: join(FOLDER, 'render-body.mjs'),
  style: join(FOLDER, 'site.css'),
  stamp: join(FOLDER, '.stamp'),
} as const;

/** The public pages as set-up made them last. @throws Error when it has not. */
export async function loadRenderer(): Promise<SiteRenderer> {
  // Node keeps a module by its whole address, so a later one needs another.
  const address = `${pathToFileURL(SITE_FILES.module)}?${readFileSync(SITE_FILES.stamp, 'utf8')}`;
  const { renderBody }: Pick<SiteRenderer, 'renderBody'> = await import(address);
  return { renderBody, style: readFileSync(SITE_FILES.style, 'utf8') };
}
