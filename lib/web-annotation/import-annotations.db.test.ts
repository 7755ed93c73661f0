import { expect, test } from 'vitest';
import { buildArticle, buildMember } from '#seeds/factories.server.ts';
import { getAnnotationPage } from './get-annotation-page.server.ts';
import { importAnnotations } from './import-annotations.server.ts';

function quoting(exact: string, value: string) {
  const selector = { type: 'TextQuoteSelector', exact };
  return { type: 'Annotation', body: { type: 'TextualBody', value }, target: { selector } };
}

test('[N11] imported annotations are the importer’s own; the same again is skipped', async () => {
  const editor = await buildMember({ name: 'Ann' });
  const article = await buildArticle({ actor: editor });
  const input = [quoting('harbour', 'Which one?'), quoting('at noon', 'Local time?')];
  expect((await importAnnotations(editor, { articleId: article.id, annotations: input })).ids).toHaveLength(2);
  expect(await importAnnotations(editor, { articleId: article.id, annotations: input })).toEqual({
    ids: [],
    skippedCount: 2,
  });
  const { items } = await getAnnotationPage(editor, article.id);
  expect(items.map(({ creator, body }) => [creator.name, body?.[0]?.value])).toEqual([
    ['Ann', 'Which one?'],
    ['Ann', 'Local time?'],
  ]);
});

test('[N12] one that does not fit keeps all of them out', async () => {
  const editor = await buildMember();
  const article = await buildArticle({ actor: editor });
  const input = [quoting('harbour', 'Fits'), quoting('lighthouse', 'Does not')];
  await expect(importAnnotations(editor, { articleId: article.id, annotations: input })).rejects.toMatchObject({
    code: 'INVALID',
    message: 'Annotation 2 quotes a passage that is not in this article.',
  });
  expect((await getAnnotationPage(editor, article.id)).items).toEqual([]);
});

test('[N12] an observer may not import, and another newsroom’s article is not there', async () => {
  const article = await buildArticle();
  const observer = await buildMember({ newsroomId: article.newsroomId, role: 'observer' });
  const stranger = await buildMember();
  await expect(importAnnotations(observer, { articleId: article.id, annotations: [] })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await expect(importAnnotations(stranger, { articleId: article.id, annotations: [] })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
