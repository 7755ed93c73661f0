import { db } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { writeEnvelope } from './envelope.ts';
import { findVersion, type PublishedFactSheet, type PublishedVersions, type SignedSnapshot } from './published.ts';
import { snapshotSchema } from './snapshot.ts';

/** Public read: every version of a sheet, newest first. @throws AppError NOT_FOUND for what is not published. */
export async function getPublishedVersions(slug: string): Promise<PublishedVersions> {
  const rows = await db().factSheetVersion.findMany({
    where: { factSheet: { publishedSlug: slug } },
    orderBy: { number: 'desc' },
    select: { snapshot: true, sha256: true, keyId: true, jws: true },
  });
  const [latest, ...older] = rows.map(toSigned);
  if (!latest) throw new AppError('NOT_FOUND');
  return [latest, ...older];
}

/** Public read: the newest version, or version `number`. @throws AppError NOT_FOUND for what is not published. */
export async function getPublishedFactSheet(slug: string, number?: number): Promise<PublishedFactSheet> {
  const version = findVersion(await getPublishedVersions(slug), number);
  if (!version) throw new AppError('NOT_FOUND');
  return version;
}

/** Public read: the signed bytes of a version, with the hash that names them. @throws AppError NOT_FOUND. */
export async function getSignedVersion(slug: string, number?: number): Promise<{ bytes: string; sha256: string }> {
  const sheet = await getPublishedFactSheet(slug, number);
  return { bytes: writeEnvelope(sheet), sha256: sheet.sha256 };
}

type Row = { snapshot: string; sha256: string; keyId: string; jws: string };

function toSigned({ snapshot, sha256, keyId, jws }: Row): SignedSnapshot {
  return { snapshot: snapshotSchema.parse(JSON.parse(snapshot)), sha256, kid: keyId, jws };
}
