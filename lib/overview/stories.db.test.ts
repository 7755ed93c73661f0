import { describe, expect, it } from 'vitest';
import { db } from '#lib/db.server.ts';
import { createStory } from '#lib/story/create-story.server.ts';
import { buildArticle, buildClaim, buildMember, buildStory } from '#seeds/factories.server.ts';
import { getStory } from './get-story.server.ts';
import { listStories } from './list-stories.server.ts';

describe('opening a story', () => {
  it('[U1] makes it with one audit event', async () => {
    const editor = await buildMember();
    const { id } = await createStory(editor, { title: 'Pier closed' });
    expect(await getStory(editor, id)).toMatchObject({ title: 'Pier closed', articles: [], factSheet: null });
    const events = await db().auditEvent.findMany({ where: { newsroomId: editor.newsroomId } });
    expect(events.map(({ type, payload }) => ({ type, payload }))).toEqual([
      { type: 'story.created', payload: { storyId: id, title: 'Pier closed' } },
    ]);
  });

  it('[R13] refuses a second one of the same title, also of ten at once', async () => {
    const editor = await buildMember();
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, () => createStory(editor, { title: 'Pier closed' })),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(createStory(editor, { title: 'Pier closed' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await db().auditEvent.count({ where: { newsroomId: editor.newsroomId } })).toBe(1);
    await expect(createStory(await buildMember(), { title: 'Pier closed' })).resolves.toBeTruthy();
  });

  it('[R12] refuses an observer', async () => {
    const observer = await buildMember({ role: 'observer' });
    await expect(createStory(observer, { title: 'Pier closed' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('reading stories', () => {
  it('[R16] lists them newest first with their articles and the state of their claims', async () => {
    const older = await buildStory({ title: 'Older' });
    const { actor } = older;
    await buildStory({ actor, title: 'Newer' });
    await buildArticle({ story: older });
    await buildClaim({ story: older, state: 'approved' });
    await buildClaim({ story: older, state: 'voting' });
    const [newer, listed] = (await listStories(actor)).stories;
    expect(newer).toMatchObject({ title: 'Newer', articleCount: 0, publishedVersion: null });
    expect(listed).toMatchObject({ title: 'Older', articleCount: 1, progress: { total: 2, decided: 1 } });
  });

  it('[R16] shows a story with its articles in order of publication, undated ones last', async () => {
    const story = await buildStory();
    await buildArticle({ story, title: 'Undated' });
    await buildArticle({
      story,
      title: 'Late',
      date: '2025-07-01',
      outlet: 'Harbour Post',
      grade: 'C',
      retelling: true,
    });
    await buildArticle({ story, title: 'Early', date: '2025-06-30' });
    await buildClaim({ story, state: 'in_review' });
    const view = await getStory(story.actor, story.id);
    expect(view.articles.map(({ title }) => title)).toEqual(['Early', 'Late', 'Undated']);
    expect(view.articles[1]).toMatchObject({ outlet: 'Harbour Post', grade: 'C', date: '2025-07-01', retelling: true });
    expect(view.progress.counts.in_review).toBe(1);
  });

  it('[R16] lists stories and articles in pages, each once and in order', async () => {
    const story = await buildStory();
    const { actor } = story;
    for (let at = 0; at < 31; at++) {
      // Days shared by several, and none at all.
      const date = at % 4 === 3 ? {} : { date: `2026-01-0${1 + (at % 3)}` };
      await buildArticle({ story, ...date });
    }
    const first = await getStory(actor, story.id);
    expect([first.articleCount, first.articles.length]).toEqual([31, 30]);
    const second = await getStory(actor, story.id, first.nextAfter ?? '');
    expect(second.nextAfter).toBeNull();
    const order = [...first.articles, ...second.articles].map(({ date }) => date ?? '9');
    expect(order).toEqual(order.toSorted());
    expect(new Set([...first.articles, ...second.articles].map(({ id }) => id)).size).toBe(31);
    // From within the undated ones too.
    const undated = first.articles.at(-2);
    const rest = await getStory(actor, story.id, undated?.id);
    expect([undated?.date, rest.articles.length]).toEqual([null, 2]);

    for (let at = 0; at < 40; at++) await buildStory({ actor, title: `100 % of pier ${at}` });
    const newest = await listStories(actor);
    expect(newest.stories).toHaveLength(40);
    const oldest = await listStories(actor, { afterId: newest.nextAfter ?? '' });
    expect(oldest).toMatchObject({ stories: [{ id: story.id }], nextAfter: null });
    expect((await listStories(actor, { words: 'PIER 100_' })).stories).toEqual([]);
    expect((await listStories(actor, { words: '39 PIER 100' })).stories).toMatchObject([{ title: '100 % of pier 39' }]);
  });

  it("[M1] another newsroom's member sees none of it", async () => {
    const story = await buildStory();
    const stranger = await buildMember({ role: 'admin' });
    expect(await listStories(stranger)).toEqual({ stories: [], archivedCount: 0, nextAfter: null });
    await expect(getStory(stranger, story.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getStory(stranger, 'no-id')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
