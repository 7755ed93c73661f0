import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A hash over the names and contents of `paths`, files or folders relative to the root; those missing count as absent. */
export function hashFiles(root: string, paths: string[], exclude: RegExp = /(?!)/): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of listFiles(root, path)) {
      if (exclude.test(file)) continue;
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function listFiles(root: string, path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  const entries = globSync(`${path}/**/*`, { cwd: root, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replace(/^\//, ''))
    .sort();
}

/** Whether `stampFile` says that a step was done with these inputs. The stamp lies beside what the step made. */
export function isStamped(stampFile: string, hash: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash;
}

/** Notes that a step was done with these inputs. */
export function stamp(stampFile: string, hash: string): void {
  writeFileSync(stampFile, hash);
}
