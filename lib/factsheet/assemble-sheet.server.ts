import type { Actor } from '#lib/actor/actor.ts';
import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { sha256Hex } from '#lib/crypto/sha256.ts';
import type { Tx } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { baseUrl } from '#lib/env.server.ts';
import { AppError } from '#lib/errors.ts';
import { compareSnapshots } from '#lib/version/compare-snapshots.ts';
import { snapshotSchema } from '#lib/version/snapshot.ts';
import { buildContent } from './build-snapshot.ts';
import { checkSheet } from './check-sheet.ts';
import { findKnownNames, isSlugTaken } from './find-known-names.server.ts';
import { loadSheetClaims } from './load-sheet-claims.server.ts';
import { nameSheet } from './name-sheet.ts';
import { readDraft } from './sheet-body.ts';
import type { PreparedSheet } from './sheet-page.ts';

/** What would be published now, from Postgres alone. @throws AppError NOT_FOUND for a story of another newsroom. */
export async function assembleSheet(tx: Tx, actor: Actor, storyId: string): Promise<PreparedSheet> {
  const { newsroomId } = actor;
  const story = await tx.story.findFirst({
    where: { id: storyId, newsroomId },
    include: {
      newsroom: { select: { slug: true, name: true } },
      factSheet: { include: { versions: { orderBy: { number: 'desc' }, take: 1 } } },
    },
  });
  if (!story) throw new AppError('NOT_FOUND');
  const last = story.factSheet?.versions[0] ?? null;
  const draft = readDraft(await loadDraft(tx, sheetDocId(storyId)));
  const claims = await loadSheetClaims(tx, actor, storyId);
  const known = await findKnownNames(tx, story);
  const names = nameSheet(draft, known);
  const isTaken = !known.isFixed && (await isSlugTaken(tx, newsroomId, storyId, names.slug));

  const content = buildContent({
    newsroom: story.newsroom,
    storyTitle: story.title,
    ...names,
    draft,
    claims,
    previous: last && { number: last.number, sha256: last.sha256 },
    baseUrl: baseUrl(),
  });
  return {
    content,
    seenSha256: await sha256Hex(canonicalJson(content)),
    checks: checkSheet({ names, isSlugTaken: isTaken, draft, claims }),
    differences: last && compareSnapshots(snapshotSchema.parse(JSON.parse(last.snapshot)), content),
  };
}
