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
    doubtful: [],
  });
  const { items } = await getAnnotationPage(editor, article.id);
  expect(items.map(({ creator, body }) => [creator.name, body?.[0]?.value])).toEqual([
    ['Ann', 'Which one?'],
    ['Ann', 'Local time?'],
  ]);
});

test('[A31] a passage that may be in several places is left out and reported; with one of these as position it comes in', async () => {
  const editor = await buildMember();
  const text = '🌊 It opened. The harbour opened. The harbour opened. The harbour opened again.';
  const article = await buildArticle({ actor: editor, text });
  const foreign = { type: 'TextQuoteSelector', exact: 'The harbour opened', prefix: 'nothing like it', suffix: 'zzz' };
  const doubtful = { type: 'Annotation', bodyValue: 'Which?', target: { selector: foreign } };
  const annotations = [quoting('again', 'Clear'), doubtful];
  const first = await importAnnotations(editor, { articleId: article.id, annotations });
  expect(first).toMatchObject({ skippedCount: 0, doubtful: [{ number: 2, quote: 'The harbour opened' }] });
  expect(first.ids).toHaveLength(1);
  const places = first.doubtful[0]?.places ?? [];
  expect(places.map(({ start, end }) => [...text].slice(start, end).join(''))).toEqual(
    Array(3).fill('The harbour opened'),
  );
  expect(places[2]?.suffix).toBe(' again.');

  const position = { type: 'TextPositionSelector', start: places[1]?.start, end: places[1]?.end };
  const decided = { ...doubtful, target: { selector: [position, foreign] } };
  const second = await importAnnotations(editor, { articleId: article.id, annotations: decided });
  expect(second).toMatchObject({ ids: [expect.any(String)], doubtful: [] });
  const { items } = await getAnnotationPage(editor, article.id);
  expect(items.map(({ target }) => target.selector[0])).toContainEqual(position);
  // It is decided: the whole import again brings nothing.
  expect(await importAnnotations(editor, { articleId: article.id, annotations })).toEqual({
    ids: [],
    skippedCount: 2,
    doubtful: [],
  });
});

test('[N14] [N15] a note comes in with its marks, its tags and its writer', async () => {
  const editor = await buildMember();
  const article = await buildArticle({ actor: editor });
  const selector = { type: 'TextQuoteSelector', exact: 'harbour' };
  const body = {
    type: 'TextualBody',
    value: '<p>see <a href="https://ok.example/"><b>this</b></a></p>',
    format: 'text/html',
  };
  const annotation = { type: 'Annotation', body, creator: { name: 'Desk' }, target: [{ selector }] };
  await importAnnotations(editor, { articleId: article.id, annotations: annotation });
  const { items } = await getAnnotationPage(editor, article.id);
  expect(items[0]?.body?.[0]?.value).toBe('see this\nWritten by Desk');
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
