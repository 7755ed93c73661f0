import { listNewestVersions } from './list-version-summaries.server.ts';
import { type PublishedSummary, summarisePublished } from './published-summary.ts';

/** Public read: the newest version of every published sheet of this site, newest first. */
export async function listPublishedFactSheets(): Promise<PublishedSummary[]> {
  return (await listNewestVersions()).map(summarisePublished);
}
