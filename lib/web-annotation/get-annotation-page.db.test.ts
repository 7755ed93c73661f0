import { expect, test } from 'vitest';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { db } from '#lib/db.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { buildArticle, buildMember } from '#seeds/factories.server.ts';
import { buildNoteNaming } from '#seeds/mention-factories.server.ts';
import { getAnnotationPage } from './get-annotation-page.server.ts';
import { importAnnotations } from './import-annotations.server.ts';

test('[N9] a member reads an article’s annotations in the order of the text; another newsroom’s finds none', async () => {
  const editor = await buildMember({ name: 'Ann' });
  const article = await buildArticle({ actor: editor });
  for (const start of [10, 2]) {
    await appendServerEdit(articleDocId(article.revisionId), editor.memberId, (ydoc) => {
      const selector = describeSelection(article.text, start, start + 4);
      addAnnotation(ydoc, { id: newId(), author: editor.memberId, selector, kind: 'highlight' });
    });
  }
  const observer = await buildMember({ newsroomId: editor.newsroomId, role: 'observer' });
  const { items } = await getAnnotationPage(observer, article.id);
  expect(items.map(({ target }) => target.selector[0])).toEqual([
    { type: 'TextPositionSelector', start: 2, end: 6 },
    { type: 'TextPositionSelector', start: 10, end: 14 },
  ]);
  const stranger = await buildMember();
  await expect(getAnnotationPage(stranger, article.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('[N18] [N11] a mention is exported as "@" and the member’s name; brought in again it is the same note, and notifies no one', async () => {
  const editor = await buildMember();
  const { newsroomId } = editor;
  const colleague = await buildMember({ newsroomId, name: 'Zora Quill' });
  const article = await buildArticle({ actor: editor });
  const labelled = await buildNoteNaming(article, editor, colleague.memberId, 'Zora Quill');
  const page = await getAnnotationPage(editor, article.id);
  expect(page.items.map(({ body }) => body?.[0]?.value)).toEqual(['Look, @Zora Quill']);
  const again = await importAnnotations(editor, { articleId: article.id, annotations: page });
  expect(again).toMatchObject({ ids: [], skippedCount: 1 });
  const other = await buildArticle({ actor: editor, text: article.text });
  await importAnnotations(editor, { articleId: other.id, annotations: page });
  expect(await db().noteMention.findMany({ where: { newsroomId } })).toMatchObject([{ annotationId: labelled }]);
});
