import { listPublishedVersions } from './get-published-factsheet.server.ts';
import { type PublishedSummary, summarisePublished } from './published-summary.ts';

/** Public read: the newest version of every published sheet of this site, newest first. */
export async function listPublishedFactSheets(): Promise<PublishedSummary[]> {
  return (await listPublishedVersions()).map(summarisePublished);
}
