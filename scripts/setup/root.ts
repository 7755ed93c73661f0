import { join } from 'node:path';

/** The checkout's root, absolute, without a trailing slash. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** Where set-up keeps logs, absolute. */
export const CACHE_DIR = join(ROOT, 'node_modules', '.cache', 'touchstone');
