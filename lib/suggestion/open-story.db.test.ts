import { expect, test } from 'vitest';
import { correctArticle } from '#lib/article/correct-article.server.ts';
import { reinstateArticle, withdrawArticle } from '#lib/article/withdraw-article.server.ts';
import { sha256Hex } from '#lib/crypto/sha256.ts';
import { db } from '#lib/db.server.ts';
import { buildArticle, buildMember, buildStory } from '#seeds/factories.server.ts';
import { listStatements } from '#seeds/list-statements.server.ts';
import { searchStory } from './search-story.server.ts';

const FIRST = 'Captain Ilmar Tosk steered the ferry Vesna onto the rocks at four.';
const SECOND = 'The Vesna ran aground under her captain, Ilmar Tosk, before dawn.';

async function buildSearch() {
  const actor = await buildMember();
  const story = await buildStory({ actor });
  const article = await buildArticle({ story, text: FIRST, outlet: 'Coast Post' });
  const query = [{ text: 'Ilmar Tosk ran the Vesna aground.', weight: 1 }];
  const search = { newsroomId: story.newsroomId, storyId: story.id, query, linked: [], dismissed: [], count: 8 };
  return { actor, story, article, search, find: () => searchStory(db(), search) };
}

const textsOf = (found: Awaited<ReturnType<typeof searchStory>>) =>
  found.map(({ selector }) => selector.exact).toSorted();

test('[C34] a story’s texts are read once for several searches', async () => {
  const { find } = await buildSearch();
  const readsText = (statement: string) => /"text"/.test(statement);
  expect((await listStatements(find)).filter(readsText)).toHaveLength(1);
  expect((await listStatements(find)).filter(readsText)).toHaveLength(0);
  expect(textsOf(await find())).toEqual([FIRST]);
});

test('[C34] the next search sees an article that arrives, is corrected, revised, withdrawn or reinstated', async () => {
  const { actor, story, article, find } = await buildSearch();
  expect(textsOf(await find())).toEqual([FIRST]);
  const second = await buildArticle({ story, text: SECOND });
  expect(textsOf(await find())).toEqual([FIRST, SECOND].toSorted());

  const details = { outlet: 'Hill Post', date: '2025-06-30', language: 'en' };
  await correctArticle(actor, { articleId: second.id, title: 'Aground', ...details });
  expect((await find()).map(({ articleTitle, outlet }) => [articleTitle, outlet])).toContainEqual([
    'Aground',
    'Hill Post',
  ]);

  await withdrawArticle(actor, { articleId: article.id, reason: 'It is a forgery.' });
  expect(textsOf(await find())).toEqual([SECOND]);
  await reinstateArticle(actor, { articleId: article.id });
  expect(textsOf(await find())).toEqual([FIRST, SECOND].toSorted());

  const text = 'The Vesna did not run aground, said Ilmar Tosk.';
  const { newsroomId, id: storyId } = story;
  const row = { newsroomId, storyId, articleId: article.id, number: 2, text, sha256: await sha256Hex(text) };
  await db().revision.create({ data: { ...row, wordCount: 9 } });
  expect(textsOf(await find())).toEqual([SECOND, text].toSorted());
});

test('[C34] what is kept of one newsroom’s story is not found by another newsroom', async () => {
  const { search, find } = await buildSearch();
  expect(await find()).toHaveLength(1);
  const stranger = await buildMember();
  expect(await searchStory(db(), { ...search, newsroomId: stranger.newsroomId })).toEqual([]);
});
