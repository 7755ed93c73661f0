import type { Role } from '#lib/actor/actor.ts';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { hashPassword } from '#lib/crypto/password.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { prepareFactSheet } from '#lib/factsheet/prepare-factsheet.server.ts';
import { publishFactSheet } from '#lib/factsheet/publish-factsheet.server.ts';
import { writeDraft } from '#lib/factsheet/sheet-body.ts';
import { type BuiltMember, buildMember, buildNewsroom } from '#seeds/factories.server.ts';
import { insertEvents, insertStories, insertStory, type ScaledStory, type Team } from './rows.ts';

export const PASSWORD = 'correct horse battery staple';

/** One page at one size, asked for by the reviewer of its newsroom; null for a public page. */
export type ScaledPage = { page: string; size: number; path: string; email: string | null };

const CLAIM_COUNTS = [10, 100, 1_000];
const ARTICLE_COUNTS = [5, 50, 500];
const STORY_COUNTS = [10, 1_000];
const EVENT_COUNTS = [1_000, 100_000];
const SHEETS = [
  { claims: 30, versions: 3 },
  { claims: 300, versions: 30 },
];

/** Builds the newsrooms in the database of this process, and says which pages to ask for. */
export async function buildWorlds(): Promise<ScaledPage[]> {
  const pages: ScaledPage[] = [];
  for (const claims of CLAIM_COUNTS) pages.push(...(await buildClaims(claims)));
  for (const articles of ARTICLE_COUNTS) pages.push(...(await buildArticles(articles)));
  for (const [index, stories] of STORY_COUNTS.entries()) {
    const { team, email } = await buildTeam();
    await insertStories(team, stories);
    await insertEvents(team, EVENT_COUNTS[index] ?? 0);
    pages.push({ page: 'stories', size: stories, path: '/stories', email });
    pages.push({ page: 'audit', size: EVENT_COUNTS[index] ?? 0, path: '/settings/audit', email });
  }
  for (const { claims, versions } of SHEETS) pages.push(...(await buildSheet(claims, versions)));
  return pages;
}

async function buildClaims(size: number): Promise<ScaledPage[]> {
  const { team, email } = await buildTeam();
  const story = await insertStory(team, `A story of ${size} claims`, { articles: 20, claims: size });
  const base = `/stories/${story.id}`;
  const at = (page: string, path: string) => ({ page, size, path: `${base}${path}`, email });
  return [
    at('story, claims', ''),
    at('board', '/claims'),
    at('board, found', '/claims?show=mine&group=who&sort=contradicted&words=harbour'),
    at('matrix', '/matrix'),
    at('reader', `/articles/${story.articles[0]?.id}`),
    at('claim', `/claims/${story.claimIds[2]}`),
    { page: 'review', size, path: '/review', email },
  ];
}

async function buildArticles(size: number): Promise<ScaledPage[]> {
  const { team, email } = await buildTeam();
  const story = await insertStory(team, `A story of ${size} articles`, { articles: size, claims: 100 });
  const base = `/stories/${story.id}`;
  const at = (page: string, path: string) => ({ page, size, path: `${base}${path}`, email });
  return [
    at('story, articles', ''),
    at('board, articles', '/claims'),
    at('matrix, articles', '/matrix'),
    at('reader, articles', `/articles/${story.articles[0]?.id}`),
  ];
}

async function buildSheet(claims: number, versions: number): Promise<ScaledPage[]> {
  const { team, email } = await buildTeam();
  const story = await insertStory(team, `A sheet of ${claims} claims`, { articles: 20, claims }, 'approved');
  const slug = `scale-${claims}`;
  for (let number = 1; number <= versions; number++) await publish(team, story, slug, number);
  const base = `/stories/${story.id}`;
  const at = (page: string, path: string) => ({ page, size: claims, path, email });
  return [
    at('sheet', `${base}/factsheet`),
    at('sheet, history', `${base}/factsheet/history`),
    { ...at('public sheet', `/facts/${slug}`), email: null },
    { ...at('public history', `/facts/${slug}/history`), email: null },
  ];
}

/** Each version has one more paragraph than the one before. */
async function publish({ editor }: Team, story: ScaledStory, slug: string, number: number): Promise<void> {
  const heading = { type: 'heading' as const, level: 2 as const, text: [{ text: 'The closures' }] };
  const claims = story.claimIds.map((claimId) => ({ type: 'claim' as const, claimId }));
  const standfirst = [`The harbour was closed on many days. This is state ${number}.`];
  const first = { title: 'What closed the harbour', address: slug, body: [heading, ...claims] };
  const added = { standfirst, ...(number === 1 && first) };
  await appendServerEdit(sheetDocId(story.id), editor.memberId, (ydoc) => writeDraft(ydoc, added));
  const { seenSha256, differences } = await prepareFactSheet(editor, { storyId: story.id });
  const explained = { type: 'update' as const, explanation: 'New records came in.' };
  const changes = (differences ?? []).map(({ what, claim }) => ({ what, claim, ...explained }));
  await publishFactSheet(editor, { storyId: story.id, seenSha256, changes });
}

async function buildTeam(): Promise<{ team: Team; email: string }> {
  const { id: newsroomId } = await buildNewsroom();
  const passwordHash = await hashPassword(PASSWORD);
  const join = (role: Role) => buildMember({ newsroomId, role, passwordHash });
  const editor = await join('editor');
  const voters: BuiltMember[] = [editor, await join('editor'), await join('editor')];
  const reviewer = await join('reviewer');
  return { team: { newsroomId, editor, voters, reviewer }, email: reviewer.email };
}
