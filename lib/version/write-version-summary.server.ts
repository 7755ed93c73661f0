import type { Tx } from '#lib/db.server.ts';
import { isCorrection } from './list-corrections.ts';
import { type Snapshot, snapshotSchema } from './snapshot.ts';
import { summariseVersion } from './version-summary.ts';

/** Writes the row that lists, feeds and the sitemap read, in the transaction that published the version. */
export async function writeVersionSummary(
  tx: Tx,
  sheet: { newsroomId: string; factSheetId: string },
  snapshot: Snapshot,
): Promise<void> {
  const summary = summariseVersion(snapshot, await readDroppedClaims(tx, sheet.factSheetId, snapshot));
  const { slug, title, number, newsroom, links, publishedAt, standfirst, verdicts, words, changes, retraction } =
    summary;
  const correctionCount = changes.filter(isCorrection).length;
  await tx.versionSummary.createMany({
    data: [
      {
        ...sheet,
        ...{ slug, title, number, publishedAt, words, correctionCount, retraction, verdicts },
        ...{ newsroomSlug: newsroom.slug, newsroomName: newsroom.name, pageUrl: links.page, versionUrl: links.version },
        standfirst: [...standfirst],
        claimNumbers: [...summary.claimNumbers],
        changes: [...changes],
      },
    ],
  });
}

/** The claims of the version before, where a change is about one that this version no longer holds. */
async function readDroppedClaims(tx: Tx, factSheetId: string, snapshot: Snapshot): Promise<Snapshot['claims']> {
  const held = new Set(snapshot.claims.map(({ number }) => number));
  if (snapshot.changes.every(({ claim }) => claim === null || held.has(claim))) return [];
  const before = await tx.factSheetVersion.findUniqueOrThrow({
    where: { factSheetId_number: { factSheetId, number: snapshot.number - 1 } },
    select: { snapshot: true },
  });
  return snapshotSchema.parse(JSON.parse(before.snapshot)).claims;
}
