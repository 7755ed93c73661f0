import { expect, test } from 'vitest';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { db } from '#lib/db.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { buildArticle, buildMember } from '#seeds/factories.server.ts';
import { addAnnotation, findNote } from './annotation-doc.ts';
import { newId } from './new-id.ts';
import { writeRichText } from './rich-text.ts';

test('[N10] a note with characters that the database cannot keep is kept in the draft, and read without them', async () => {
  const actor = await buildMember();
  const { revisionId, text } = await buildArticle({ actor });
  const id = newId();
  await appendServerEdit(articleDocId(revisionId), actor.memberId, (ydoc) => {
    const selector = describeSelection(text, 0, 5);
    addAnnotation(ydoc, { id, author: actor.memberId, selector, kind: 'note' });
    writeRichText(findNote(ydoc, id)!, 'before\0after \ud800 end');
  });
  const row = await db().annotation.findUniqueOrThrow({ where: { id } });
  expect(row.note).toBe('beforeafter \ufffd end');
});
