import { resolve } from 'node:path';
import { ROOT } from './root.ts';

/** Where DATA_DIR is, absolute. */
export function findDataDir(): string {
  return resolve(ROOT, process.env.DATA_DIR || '.data');
}
