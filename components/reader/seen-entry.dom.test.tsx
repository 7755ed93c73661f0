import { act, render, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { addReply, findNote, findReplyBody, readAnnotations } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { answerAction } from '#scripts/testing/dom/server.ts';
import { AnnotationCard } from './annotation-card.tsx';
import { annotateWords } from './article-fixture.tsx';
import { ReaderProvider } from './reader-tools.ts';
import { buildReaderTools } from './reader-tools-fixture.ts';
import { useUnseenMentions } from './use-unseen-mentions.ts';

const BEN = '0193c7f2-0000-7000-8000-00000000000a';
const ADA = '0193c7f2-0000-7000-8000-00000000000b';

let watched: { target: Element; comeIntoView: () => Promise<void> }[] = [];

/** The browser's observer: a test says what comes into view. */
class FakeObserver {
  readonly #report: (entries: object[]) => void;
  constructor(report: (entries: object[]) => void) {
    this.#report = report;
  }
  observe = (target: Element) => {
    // Next.js watches links.
    if (target instanceof HTMLAnchorElement) return;
    const seen = { isIntersecting: true, intersectionRatio: 1, intersectionRect: { height: 40 }, rootBounds: null };
    watched.push({ target, comeIntoView: () => act(async () => this.#report([seen])) });
  };
  unobserve = () => undefined;
  disconnect = () => undefined;
}

beforeEach(() => {
  watched = [];
  vi.stubGlobal('IntersectionObserver', FakeObserver);
});
afterEach(() => void vi.unstubAllGlobals());

/** Writes a line that names the member, with a label that is not their name. */
function name(text: Y.XmlFragment | null, memberId: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  const mention = new Y.XmlElement('mention');
  mention.setAttribute('id', memberId);
  mention.setAttribute('label', 'The Editor in Chief');
  paragraph.insert(0, [new Y.XmlText('Look, '), mention]);
  act(() => text?.insert(0, [paragraph]));
}

/** Ben at a draft in which Ada annotated and replied; both texts name him. */
function buildDraft() {
  const ydoc = new Y.Doc();
  const id = annotateWords(ydoc, 'Monday', ADA);
  const replyId = newId();
  addReply(ydoc, id, { id: replyId, author: ADA });
  name(findNote(ydoc, id), BEN);
  name(findReplyBody(ydoc, id, replyId), BEN);
  return { ydoc, id, replyId };
}

test('[I7] [N18] a note and a reply show the reader’s name, and are seen each by itself once they were in view', async () => {
  const sent: unknown[] = [];
  answerAction('refreshPageAction', async () => ({ ok: true, value: null }));
  answerAction('seeMentionsAction', async (input) => {
    sent.push(input);
    return { ok: true, value: null };
  });
  const { ydoc, id, replyId } = buildDraft();
  const onSeen = vi.fn<(entryId: string) => void>();
  const { mentions } = buildReaderTools(ydoc);
  const isUnseen = (_entryId: string, words: string) => words.includes(BEN);
  const nameOf = (memberId: string) => (memberId === BEN ? 'Ben' : 'Former member');
  const tools = buildReaderTools(ydoc, { mentions: { ...mentions, nameOf, isUnseen, onSeen } });
  const [annotation] = readAnnotations(ydoc);
  render(
    <ReaderProvider value={tools}>
      {annotation && <AnnotationCard annotation={annotation} focus={undefined} cited={[]} storyId="story" />}
    </ReaderProvider>,
  );
  expect(watched.map(({ target }) => target.textContent).sort()).toEqual(['Look, @Ben', 'Look, @Ben']);
  for (const { comeIntoView } of watched) await comeIntoView();
  expect(sent).toHaveLength(2);
  expect(sent).toContainEqual({ revisionId: 'revision', entryIds: [id] });
  expect(sent).toContainEqual({ revisionId: 'revision', entryIds: [replyId] });
  expect(onSeen.mock.calls.flat().sort()).toEqual([id, replyId].sort());
});

test('[I7] of the texts that name the reader those are not seen that the server knows as such, and those that arrive', () => {
  const { ydoc, id, replyId } = buildDraft();
  const { result } = renderHook(() => useUnseenMentions({ ydoc, memberId: BEN, unseen: [replyId], isSynced: true }));
  const isUnseen = (entryId: string) => {
    const [first, second] = readAnnotations(ydoc);
    const texts = [first, second].flatMap((one) => (one ? [{ id: one.id, body: one.note }, ...one.replies] : []));
    return result.current.isUnseen(entryId, texts.find((text) => text.id === entryId)?.body ?? '');
  };
  expect([isUnseen(id), isUnseen(replyId)]).toEqual([false, true]);
  result.current.onSeen(replyId);
  expect(isUnseen(replyId)).toBe(false);
  const arrived = annotateWords(ydoc, 'Ships', ADA);
  expect(isUnseen(arrived)).toBe(false);
  name(findNote(ydoc, arrived), ADA);
  expect(isUnseen(arrived)).toBe(false);
  name(findNote(ydoc, arrived), BEN);
  expect(isUnseen(arrived)).toBe(true);
});
