import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of the first of these programs on the PATH or in `moreFolders`. */
export function findOnPath(names: readonly string[], moreFolders: readonly string[] = []): string | undefined {
  return listOnPath(names, moreFolders).find((path) => existsSync(path));
}

/** Every path where one of these programs may be, ordered by name, then by folder. */
export function listOnPath(names: readonly string[], moreFolders: readonly string[] = []): string[] {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...moreFolders];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}
