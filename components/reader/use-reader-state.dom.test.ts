import { act, renderHook } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { CollabDocument } from '#components/collab/use-collab-document.ts';
import type { Role } from '#lib/actor/actor.ts';
import { addReply, findReplyBody, readAnnotations, setResolved } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import type { DraftStatus } from '#lib/collab/client/draft-status.ts';
import { annotateWords, selectorOf, spanOf, TEXT } from './article-fixture.tsx';
import { useReaderState } from './use-reader-state.ts';

const MEMBERS = [
  { id: 'ada', name: 'Ada', colour: 2 },
  { id: 'ben', name: 'Ben', colour: 5 },
];
const SAVED: DraftStatus = { state: 'saved', label: 'Saved' };

type At = { memberId?: string; role?: Role; status?: DraftStatus };

/** Ada, an editor, at the reader of a draft. */
function renderReaderState({ memberId = 'ada', role = 'editor', status = SAVED }: At = {}) {
  const ydoc = new Y.Doc();
  const awareness = new Awareness(ydoc);
  onTestFinished(() => awareness.destroy());
  const draft: CollabDocument = { ydoc, awareness, status, people: [], refusal: null, dismissRefusal: () => undefined };
  const onLeave = vi.fn<() => void>();
  const me = { memberId, role };
  const unseenMentions = { isUnseen: () => false, onSeen: () => undefined };
  const place = { revisionId: 'revision', text: TEXT, unseenMentions, pointedReplyId: null };
  const { result } = renderHook(() => useReaderState({ draft, me, members: MEMBERS, ...place, onLeave }));
  const read = () => readAnnotations(ydoc);
  return {
    ydoc,
    onLeave,
    read,
    readerTools: () => result.current,
    annotate: (words: string) => act(() => result.current.annotate(spanOf(words))),
    remove: (id: string) => act(() => result.current.readerTools?.remove(read().find((one) => one.id === id)!)),
  };
}

test('[N1] annotating a passage writes it to the shared draft at once, and opens its note for writing', () => {
  const { annotate, read, readerTools } = renderReaderState();
  annotate('closed on Monday');
  const selector = selectorOf('closed on Monday');
  expect(read()).toMatchObject([{ author: 'ada', selector, kind: 'note', note: '', resolved: false }]);
  expect(readerTools().opened).toEqual({ id: read()[0]?.id, focus: 'note' });
  expect(readerTools().isUp).toBe(true);
});

test('[A16] an observer opens annotations and makes none', () => {
  const { annotate, read, readerTools, ydoc } = renderReaderState({ role: 'observer' });
  const id = annotateWords(ydoc, 'Monday', 'ben');
  annotate('closed');
  act(() => readerTools().readerTools?.open(id, 'card'));
  expect(read()).toHaveLength(1);
  expect(readerTools().readerTools?.canWrite).toBe(false);
  expect(readerTools().opened).toEqual({ id, focus: 'card' });
});

test.each<DraftStatus>([
  { state: 'reading', label: 'Reading only' },
  { state: 'signed-out', label: 'Signed out. Sign in to continue.' },
])('[D19] nothing is written that could not be saved: $state', (status) => {
  const { annotate, read } = renderReaderState({ status });
  annotate('closed');
  expect(read()).toEqual([]);
});

test('[D3] an editor who is offline goes on annotating', () => {
  const { annotate, read } = renderReaderState({ status: { state: 'offline', label: 'Offline: kept on this device' } });
  annotate('closed');
  expect(read()).toHaveLength(1);
});

test('[A17] an annotation of one’s own comes back with its note, its state and one’s own replies', () => {
  const { ydoc, remove, read, readerTools } = renderReaderState();
  const id = annotateWords(ydoc, 'Monday', 'ada', 'Which Monday?');
  for (const [author, words] of [
    ['ada', 'The second.'],
    ['ben', 'Ask the port.'],
  ] as const) {
    const replyId = newId();
    addReply(ydoc, id, { id: replyId, author });
    writeRichText(findReplyBody(ydoc, id, replyId)!, words);
  }
  setResolved(ydoc, id, true);
  remove(id);
  expect(read()).toEqual([]);
  act(() => readerTools().undoRemoval?.());
  expect(read()).toMatchObject([{ author: 'ada', note: 'Which Monday?', resolved: true }]);
  expect(read()[0]?.replies.map(({ author, body }) => [author, body])).toEqual([['ada', 'The second.']]);
  expect(readerTools().opened).toEqual({ id: read()[0]?.id, focus: 'card' });
  expect(readerTools().undoRemoval).toBeNull();
});

test('[A17] a removal can be undone until something else was done', () => {
  const { ydoc, remove, annotate, readerTools } = renderReaderState();
  remove(annotateWords(ydoc, 'Monday', 'ada'));
  expect(readerTools().undoRemoval).not.toBeNull();
  annotate('Ships');
  expect(readerTools().undoRemoval).toBeNull();
});

test('[A17] an admin is offered no undo of what somebody else wrote: it would be written in their name', () => {
  const { ydoc, remove, read, readerTools } = renderReaderState({ role: 'admin' });
  remove(annotateWords(ydoc, 'Monday', 'ben'));
  expect(read()).toEqual([]);
  expect(readerTools().undoRemoval).toBeNull();
});

test('[A17] removing an annotation closes it', () => {
  const { annotate, remove, read, readerTools } = renderReaderState();
  annotate('Monday');
  remove(read()[0]!.id);
  expect(readerTools().opened).toBeNull();
});

test('[M9] what a removed member wrote has a name still', () => {
  const { readerTools } = renderReaderState();
  expect(readerTools().readerTools?.memberOf('ben')).toMatchObject({ name: 'Ben', colour: 5 });
  expect(readerTools().readerTools?.memberOf('gone')).toMatchObject({ name: 'Former member' });
});

test('[N1] a new annotation is in sight although the list showed resolved ones only', () => {
  const { annotate, readerTools } = renderReaderState();
  act(() => readerTools().setFilter('resolved'));
  annotate('Monday');
  expect(readerTools().filter).toBe('open');
});

test('[A14] leaving a card leads back to the text', () => {
  const { readerTools, onLeave } = renderReaderState();
  readerTools().readerTools?.leave();
  expect(onLeave).toHaveBeenCalledOnce();
});
