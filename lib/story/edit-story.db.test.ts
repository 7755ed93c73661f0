import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { listStories } from '#lib/overview/list-stories.server.ts';
import { buildArticle, buildClaim, buildMember, buildStory } from '#seeds/factories.server.ts';
import { buildReadySheet } from '#seeds/sheet-factories.server.ts';
import { archiveStory } from './archive-story.server.ts';
import { createStory } from './create-story.server.ts';
import { removeStory } from './remove-story.server.ts';
import { renameStory } from './rename-story.server.ts';

async function listEvents(newsroomId: string) {
  const events = await db().auditEvent.findMany({ where: { newsroomId }, orderBy: { seq: 'asc' } });
  return events.map(({ type, payload }) => ({ type, payload }));
}

test('[R21] a story is renamed, with one event for each change, and back', async () => {
  const { id: storyId, actor, newsroomId, title } = await buildStory();
  await renameStory(actor, { storyId, title: ' The pier ' });
  await renameStory(actor, { storyId, title: 'The pier' });
  await renameStory(actor, { storyId, title });
  expect(await db().story.findUnique({ where: { id: storyId } })).toMatchObject({ title });
  expect(await listEvents(newsroomId)).toEqual([
    { type: 'story.renamed', payload: { storyId, from: title, to: 'The pier' } },
    { type: 'story.renamed', payload: { storyId, from: 'The pier', to: title } },
  ]);
});

test('[R21] of two stories that want one title at once one gets it, and the other keeps its own', async () => {
  const actor = await buildMember();
  const stories = [await buildStory({ actor }), await buildStory({ actor })];
  const tries = await Promise.allSettled([
    ...stories.map(({ id }) => renameStory(actor, { storyId: id, title: 'Wanted' })),
    createStory(actor, { title: 'Wanted' }),
  ]);
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const tried of tries) {
    if (tried.status === 'rejected') expect(tried.reason).toMatchObject({ code: 'CONFLICT', id: 'story.title-taken' });
  }
});

test('[R22] a story on which nothing hangs is removed, and one with an article, a claim or a sheet stays', async () => {
  const empty = await buildStory();
  await removeStory(empty.actor, { storyId: empty.id });
  expect(await db().story.count({ where: { id: empty.id } })).toBe(0);
  expect(await listEvents(empty.newsroomId)).toEqual([
    { type: 'story.removed', payload: { storyId: empty.id, title: empty.title } },
  ]);
  await expect(removeStory(empty.actor, { storyId: empty.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });

  const [read, claimed] = [await buildStory(), await buildStory()];
  await buildArticle({ story: read });
  await buildClaim({ story: claimed });
  const { story: drafted } = await buildReadySheet();
  for (const { id: storyId, actor } of [read, claimed, drafted]) {
    await expect(removeStory(actor, { storyId })).rejects.toMatchObject({ code: 'CONFLICT', id: 'story.in-use' });
  }
});

test('[R26] an archived story leaves the list and comes back, with one event for each; a search finds it all the while', async () => {
  const { id: storyId, actor, newsroomId, title } = await buildStory();
  const other = await buildStory({ actor });
  const list = async (query: Parameters<typeof listStories>[1]) =>
    (await listStories(actor, query)).stories.map(({ id }) => id);
  for (const isArchived of [true, true]) await archiveStory(actor, { storyId, isArchived });
  expect(await list({})).toEqual([other.id]);
  expect(await list({ isArchived: true })).toEqual([storyId]);
  expect(await list({ words: title })).toEqual([storyId]);
  expect(await listStories(actor)).toMatchObject({ archivedCount: 1 });
  await archiveStory(actor, { storyId, isArchived: false });
  expect((await list({})).toSorted()).toEqual([storyId, other.id].toSorted());
  expect(await listEvents(newsroomId)).toEqual([
    { type: 'story.archived', payload: { storyId } },
    { type: 'story.unarchived', payload: { storyId } },
  ]);
});
