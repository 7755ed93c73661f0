import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of the first of these programs that is in a folder of the PATH, or in one of `moreFolders`. */
export function findOnPath(names: readonly string[], moreFolders: readonly string[] = []): string | undefined {
  return listOnPath(names, moreFolders).find((path) => existsSync(path));
}

/** Every path at which one of these programs may be, the first name in every folder first. */
export function listOnPath(names: readonly string[], moreFolders: readonly string[] = []): string[] {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...moreFolders];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}
