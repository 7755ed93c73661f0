import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { buildArticle, buildMember } from '#seeds/factories.server.ts';
import { correctArticle } from './correct-article.server.ts';

const DETAILS = {
  title: 'Pier closed',
  outlet: 'Harbour Gazette',
  date: '2026-01-02',
  language: 'az',
  url: 'https://gazette.example/pier',
};

test('[R23] an article’s title, outlet, day, language and address are corrected, its text is not, and it is audited', async () => {
  const actor = await buildMember();
  const { id: articleId } = await buildArticle({ actor });
  const before = await db().article.findUniqueOrThrow({
    where: { id: articleId },
    include: { source: true, revisions: true },
  });
  await correctArticle(actor, { articleId, ...DETAILS });
  await correctArticle(actor, { articleId, ...DETAILS });
  const after = await db().article.findUniqueOrThrow({
    where: { id: articleId },
    include: { source: true, revisions: true },
  });
  expect(after).toMatchObject({
    title: 'Pier closed',
    language: 'az',
    source: { name: 'Harbour Gazette', grade: 'F' },
  });
  expect(after.publishedOn?.toISOString()).toBe('2026-01-02T00:00:00.000Z');
  expect(after.revisions).toEqual(before.revisions);
  const events = await db().auditEvent.findMany({ where: { newsroomId: actor.newsroomId } });
  expect(events.map(({ type, payload }) => ({ type, payload }))).toEqual([
    {
      type: 'article.corrected',
      payload: {
        storyId: before.storyId,
        articleId,
        from: {
          title: before.title,
          outlet: before.source.name,
          date: before.publishedOn?.toISOString().slice(0, 10) ?? null,
          language: before.language,
          url: before.url,
        },
        to: DETAILS,
      },
    },
  ]);
});

test('[R23] what is left empty is not known: no outlet, no day; a title and a language are needed', async () => {
  const actor = await buildMember();
  const { id: articleId } = await buildArticle({ actor });
  await correctArticle(actor, { articleId, title: 'Pier closed', language: 'en' });
  const article = await db().article.findUniqueOrThrow({ where: { id: articleId }, include: { source: true } });
  expect(article).toMatchObject({ publishedOn: null, url: null, source: { name: 'Outlet not named' } });
  for (const wrong of [
    { title: ' ' },
    { language: 'not a language' },
    { date: '2026-02-30' },
    { url: 'javascript:x' },
  ]) {
    await expect(correctArticle(actor, { articleId, ...DETAILS, ...wrong })).rejects.toMatchObject({ code: 'INVALID' });
  }
});
