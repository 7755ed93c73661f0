import { z } from 'zod';
import { db } from '#lib/db.server.ts';
import type { Prisma, VersionSummary as Row } from '#prisma/generated/client.ts';
import { MAX_ENTRY_COUNT } from './feed.ts';
import { changeSchema, VERDICTS } from './snapshot.ts';
import type { VersionSummary } from './version-summary.ts';

const verdictsSchema = z.array(z.object({ verdict: z.enum(VERDICTS), count: z.number().int() }));
const changesSchema = z.array(changeSchema.extend({ wording: z.string().nullable() }));

/** Public read: the newest version of every published sheet of this site, the newest published first. */
export async function listNewestVersions(): Promise<VersionSummary[]> {
  const rows = await db().versionSummary.findMany({
    distinct: ['factSheetId'],
    orderBy: [{ factSheetId: 'asc' }, { number: 'desc' }],
  });
  return rows.map(toSummary).sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
}

/** Public read: the versions that were published last, of all sheets, newest first; as many as a feed has entries for. */
export function listLatestVersions(): Promise<VersionSummary[]> {
  return listVersions({}, MAX_ENTRY_COUNT);
}

/** Public read: the versions that corrected or retracted something, of all sheets, newest first. */
export function listCorrectingVersions(): Promise<VersionSummary[]> {
  return listVersions({ correctionCount: { gt: 0 } });
}

async function listVersions(where: Prisma.VersionSummaryWhereInput, count?: number): Promise<VersionSummary[]> {
  const rows = await db().versionSummary.findMany({
    where,
    orderBy: [{ publishedAt: 'desc' }, { factSheetId: 'asc' }, { number: 'desc' }],
    ...(count !== undefined && { take: count }),
  });
  return rows.map(toSummary);
}

function toSummary(row: Row): VersionSummary {
  const { slug, title, number, publishedAt, standfirst, claimNumbers, words, retraction, pageUrl, versionUrl } = row;
  return {
    ...{ slug, title, number, standfirst, claimNumbers, words, retraction },
    newsroom: { slug: row.newsroomSlug, name: row.newsroomName },
    publishedAt: publishedAt.toISOString(),
    links: { page: pageUrl, version: versionUrl },
    verdicts: verdictsSchema.parse(row.verdicts),
    changes: changesSchema.parse(row.changes),
  };
}
