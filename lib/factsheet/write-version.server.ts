import type { CommandContext } from '#lib/command/command.server.ts';
import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { sha256Hex } from '#lib/crypto/sha256.ts';
import { AppError } from '#lib/errors.ts';
import { signDetached } from '#lib/keys/detached-jws.ts';
import { ensureSigningKey } from '#lib/keys/ensure-signing-key.server.ts';
import { announcePublication } from '#lib/signal/announce-publication.server.ts';
import { type SnapshotChange, type SnapshotContent, snapshotSchema } from '#lib/version/snapshot.ts';
import { writeVersionSummary } from '#lib/version/write-version-summary.server.ts';
import { freezeSnapshot } from './build-snapshot.ts';

export type PublishedVersion = { slug: string; number: number; sha256: string };

type Version = { storyId: string; content: SnapshotContent; changes: SnapshotChange[] };

/**
 * Freezes, hashes and signs a version, stores it with its audit event, and notifies every node and page. Decides nothing:
 * call it last in the transaction that did, with the story locked: before the first version the sheet has no row.
 * @throws AppError CONFLICT when another sheet was published under the address before this one's first version.
 */
export async function writeVersion(context: CommandContext, version: Version): Promise<PublishedVersion> {
  const { tx, actor, record } = context;
  const { storyId, content, changes } = version;
  const { newsroomId, memberId } = actor;
  const publishedAt = new Date();
  const snapshot = snapshotSchema.parse(freezeSnapshot(content, publishedAt, changes));
  const bytes = canonicalJson(snapshot);
  const sha256 = await sha256Hex(bytes);
  const { kid, privateJwk } = await ensureSigningKey(context, newsroomId);
  const jws = await signDetached(bytes, privateJwk, kid);
  const { title, slug, number, retraction, previous } = snapshot;
  const state = { title, slug, publishedSlug: slug, retractedAt: retraction ? publishedAt : null };
  const { id: factSheetId } = await tx.factSheet
    .upsert({
      where: { newsroomId_storyId: { newsroomId, storyId } },
      create: { newsroomId, storyId, ...state },
      update: state,
      select: { id: true },
    })
    .catch(refuseTaken(slug));
  const prevSha256 = previous?.sha256 ?? null;
  const signed = { number, snapshot: bytes, sha256, jws, keyId: kid, prevSha256 };
  await tx.factSheetVersion.create({
    data: { newsroomId, factSheetId, ...signed, publishedById: memberId, publishedAt },
  });
  await writeVersionSummary(tx, { newsroomId, factSheetId }, snapshot);
  const type = retraction ? 'factsheet.retracted' : 'factsheet.published';
  const payload = { factSheetId, slug, number, sha256 };
  record({ type, payload }, { storyId });
  await announcePublication(tx, slug);
  return { slug, number, sha256 };
}

/** The index of published addresses makes two who publish under one address at once wait for each other. */
function refuseTaken(slug: string): (error: unknown) => never {
  return (error) => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'P2002';
    throw isTaken ? new AppError('factsheet.slug-taken', { slug }) : error;
  };
}
