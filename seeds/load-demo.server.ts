import { db } from '#lib/db.server.ts';
import { DEMO_SLUG } from './demo-story.ts';
import { loadDemoAnnotations } from './load-demo-annotations.server.ts';
import { loadDemoArticles } from './load-demo-articles.server.ts';
import { loadDemoClaims } from './load-demo-claims.server.ts';
import { loadDemoMembers } from './load-demo-members.server.ts';
import { loadDemoSheet } from './load-demo-sheet.server.ts';

const LOADING_LIMIT_MS = 120_000;

/**
 * Makes the demo newsroom: members, story, articles, annotations, claims with their votes and reviews, and a published
 * fact sheet, each through the command that a member would use. The published version is the last thing made, so if
 * it exists nothing happens; an interrupted load continues where it stopped.
 */
export async function loadDemo(): Promise<void> {
  if (await isLoaded()) return;
  // Several nodes may start at once: one loads, and the others find it loaded.
  await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('demo', 0))`;
      if (!(await isLoaded())) await load();
    },
    { timeout: LOADING_LIMIT_MS, maxWait: LOADING_LIMIT_MS },
  );
}

async function isLoaded(): Promise<boolean> {
  const version = await db().factSheetVersion.findFirst({
    where: { factSheet: { story: { newsroom: { slug: DEMO_SLUG } } } },
    select: { id: true },
  });
  return version !== null;
}

async function load(): Promise<void> {
  const members = await loadDemoMembers();
  const story = await loadDemoArticles(members);
  await loadDemoAnnotations(members, story);
  await loadDemoClaims(members, story);
  await loadDemoSheet(members, story);
}
