import { importArticle } from '#lib/article/import-article.server.ts';
import { sha256Hex } from '#lib/crypto/sha256.ts';
import { db } from '#lib/db.server.ts';
import { createStory } from '#lib/story/create-story.server.ts';
import { DEMO_STORY_TITLE, type DemoArticle } from './demo-story.ts';
import type { DemoMembers } from './load-demo-members.server.ts';
import { readArticleFile, readDemoArticle } from './read-article-file.server.ts';

/** The demo's story with the text of each article, as offsets count in it. */
export type DemoStory = { id: string; articles: Record<DemoArticle, { revisionId: string; text: string }> };

/** The demo's story with its articles; makes and imports what is missing. */
export async function loadDemoArticles(members: DemoMembers): Promise<DemoStory> {
  const { newsroomId } = members.editor1;
  const existing = await db().story.findUnique({
    where: { newsroomId_title: { newsroomId, title: DEMO_STORY_TITLE } },
    select: { id: true },
  });
  const { id } = existing ?? (await createStory(members.editor1, { title: DEMO_STORY_TITLE }));
  const load = (article: DemoArticle) => loadArticle(members, id, article);
  const articles = {
    'clash-report': await load('clash-report'),
    'cites-digi-24': await load('cites-digi-24'),
    'dateline-baku': await load('dateline-baku'),
    'pravda-ru': await load('pravda-ru'),
    'tuesday-arrests': await load('tuesday-arrests'),
  };
  return { id, articles };
}

async function loadArticle(members: DemoMembers, storyId: string, article: DemoArticle) {
  const { text } = readDemoArticle(article);
  const existing = await db().revision.findUnique({
    where: { storyId_sha256: { storyId, sha256: await sha256Hex(text) } },
    select: { id: true },
  });
  if (existing) return { revisionId: existing.id, text };
  const { bytes, fileName } = readArticleFile(article);
  const { revisionId } = await importArticle(members.editor1, { storyId, content: bytes, fileName, by: 'demo' });
  return { revisionId, text };
}
