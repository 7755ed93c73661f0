import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { type PublicKey, publicKeySchema } from '#lib/keys/public-key.ts';
import { parseJson } from '#lib/parse-json.ts';
import { findDataDir } from '#scripts/setup/data-dir.ts';

const trustedSchema = z.array(
  z.object({ site: z.url(), newsroom: z.string(), key: publicKeySchema, since: z.iso.datetime() }),
);

/** A key that this copy of Touchstone trusts for a newsroom of a site, since a person asked for it. */
export type TrustedKey = z.infer<typeof trustedSchema>[number];

/** Whose keys are meant: a site's origin, and the newsroom's slug there. */
export type KeyOwner = { site: string; newsroom: string };

/** The keys trusted for a newsroom, none before the first use of `--trust`. @throws AppError when the file is damaged. */
export async function listTrustedKeys({ site, newsroom }: KeyOwner): Promise<TrustedKey[]> {
  return (await readAll()).filter((one) => one.site === site && one.newsroom === newsroom);
}

/** Keeps a key for later runs. */
export async function trustKey({ site, newsroom }: KeyOwner, key: PublicKey, now: Date): Promise<void> {
  const all = await readAll();
  const file = fileName();
  const kept: TrustedKey = { site, newsroom, key, since: now.toISOString() };
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify([...all, kept], null, 1)}\n`, { mode: 0o600 });
  await rename(temporary, file);
}

function fileName(): string {
  return join(findDataDir(), 'trusted-keys.json');
}

async function readAll(): Promise<TrustedKey[]> {
  const text = await readFile(fileName(), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '[]';
    throw error;
  });
  const parsed = trustedSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new AppError('cli.usage', {
    words: `${fileName()} is damaged. Restore it, or remove it and trust your keys again with --key KID --trust.`,
  });
}
