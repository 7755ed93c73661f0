import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { buildArticle, buildMember, buildStory } from '#seeds/factories.server.ts';
import { findNeighbours } from './find-neighbours.server.ts';

test('[R20] the article before and after one are those beside it in the story’s list, by publication', async () => {
  const story = await buildStory();
  const build = async (publishedOn: string | null) => {
    const { id } = await buildArticle({ story });
    const data = { publishedOn: publishedOn && new Date(publishedOn) };
    await db().article.update({ where: { id }, data });
    return id;
  };
  const [undated, late, early] = [await build(null), await build('2026-03-09'), await build('2026-03-02')];
  await buildArticle();
  const beside = async (articleId: string) => {
    const { previous, next } = await findNeighbours(story.actor, { storyId: story.id, articleId });
    return [previous?.id ?? null, next?.id ?? null];
  };
  expect(await beside(early)).toEqual([null, late]);
  expect(await beside(late)).toEqual([early, undated]);
  expect(await beside(undated)).toEqual([late, null]);
});

test('[M1] another newsroom’s article has none beside it', async () => {
  const story = await buildStory();
  const [{ id }] = [await buildArticle({ story }), await buildArticle({ story })];
  const stranger = await buildMember();
  const none = { previous: null, next: null };
  expect(await findNeighbours(stranger, { storyId: story.id, articleId: id })).toEqual(none);
});
