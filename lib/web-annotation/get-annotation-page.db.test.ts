import { expect, test } from 'vitest';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { buildArticle, buildMember } from '#seeds/factories.server.ts';
import { getAnnotationPage } from './get-annotation-page.server.ts';

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
