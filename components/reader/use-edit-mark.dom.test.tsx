import { act, render } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addReply, findNote, findReplyBody, readAnnotations } from '#lib/annotation/annotation-doc.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { annotateWords } from './article-fixture.tsx';
import { ReaderProvider } from './reader-tools.ts';
import { buildReaderTools } from './reader-tools-fixture.ts';
import { useEditMark } from './use-edit-mark.ts';

function Written({ ydoc, replyId }: { ydoc: Y.Doc; replyId: string | null }) {
  const [annotation] = readAnnotations(ydoc);
  if (!annotation) throw new Error('nothing was annotated');
  const { id: annotationId, author } = annotation;
  const fragment = replyId === null ? findNote(ydoc, annotationId) : findReplyBody(ydoc, annotationId, replyId);
  useEditMark(fragment, { annotationId, replyId, author, edited: annotation.edited });
  return null;
}

function show(ydoc: Y.Doc, memberId: string, replyId: string | null = null): void {
  render(
    <ReaderProvider value={buildReaderTools(ydoc, { me: { memberId, role: 'editor' } })}>
      <Written ydoc={ydoc} replyId={replyId} />
    </ReaderProvider>,
  );
}

const write = (ydoc: Y.Doc, id: string) => act(() => writeRichText(findNote(ydoc, id)!, 'And more.'));

test('[N16] the words that a member writes in another’s note are recorded as theirs, one’s own are not', () => {
  const ydoc = new Y.Doc();
  const id = annotateWords(ydoc, 'Monday', 'ada', 'Says who?');
  show(ydoc, 'ada');
  write(ydoc, id);
  expect(readAnnotations(ydoc)[0]?.edited).toBeUndefined();
  show(ydoc, 'ben');
  write(ydoc, id);
  expect(readAnnotations(ydoc)[0]?.edited).toMatchObject({ by: 'ben' });
});

test('[N16] what arrives from others is recorded by them, not here', () => {
  const [ydoc, theirs] = [new Y.Doc(), new Y.Doc()];
  const id = annotateWords(ydoc, 'Monday', 'ada', 'Says who?');
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(ydoc));
  show(ydoc, 'ben');
  writeRichText(findNote(theirs, id)!, 'From afar.');
  act(() => Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(theirs)));
  expect(readAnnotations(ydoc)[0]).toMatchObject({ note: 'Says who?\nFrom afar.' });
  expect(readAnnotations(ydoc)[0]?.edited).toBeUndefined();
});

test('[N16] a reply has its own record', () => {
  const ydoc = new Y.Doc();
  const id = annotateWords(ydoc, 'Monday', 'ada');
  const replyId = crypto.randomUUID();
  addReply(ydoc, id, { id: replyId, author: 'ada' });
  show(ydoc, 'ben', replyId);
  act(() => writeRichText(findReplyBody(ydoc, id, replyId)!, 'No.'));
  expect(readAnnotations(ydoc)[0]).toMatchObject({ replies: [{ edited: { by: 'ben' } }] });
});
