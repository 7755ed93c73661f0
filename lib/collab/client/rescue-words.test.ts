import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addAnnotation, addReply, findNote, findReplyBody } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeNaming } from '#seeds/mention-factories.server.ts';
import { rescueWords } from './rescue-words.ts';

test('[N18] what a member gets back of a refused draft names whom they named', () => {
  const ydoc = new Y.Doc();
  const [id, replyId, zora] = [newId(), newId(), newId()];
  const selector = { start: 0, end: 3, exact: 'The', prefix: '', suffix: '' };
  addAnnotation(ydoc, { id, author: 'ann', selector, kind: 'note' });
  addReply(ydoc, id, { id: replyId, author: 'ann' });
  writeNaming(findNote(ydoc, id)!, 'Ask ', zora, 'Zora Quill');
  writeNaming(findReplyBody(ydoc, id, replyId)!, 'Or ', zora, 'Zora Quill');
  expect(rescueWords(ydoc, `article:${newId()}`)).toBe('“The”\nAsk @Zora Quill\n– Or @Zora Quill');
});
