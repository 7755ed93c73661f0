import { act, fireEvent, render, screen } from '@testing-library/react';
import { useEffect } from 'react';
import { expect, test, vi } from 'vitest';
import type { Role } from '#lib/actor/actor.ts';
import { readAnnotations, removeAnnotation, setResolved } from '#lib/annotation/annotation-doc.ts';
import type { RevisionView } from '#lib/article/revision-view.ts';
import { splitBlocks } from '#lib/article/split-blocks.ts';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import { layOutArticles, placeOf, wordsBehind } from '#scripts/testing/dom/layout.ts';
import { ArticlePage, annotateWords, selectWords, spanOf, TEXT } from './article-fixture.tsx';
import { useReader } from './use-reader.ts';
import type { ReaderTarget } from './use-target.ts';

layOutArticles();

const MEMBERS = [
  { id: 'ada', name: 'Ada', colour: 2 },
  { id: 'ben', name: 'Ben', colour: 5 },
];
const BLOCKS = splitBlocks(TEXT);
const NOTHING_CITED: readonly CitedPassage[] = [];
const NOTHING_UNSEEN: readonly string[] = [];
const REVISION: RevisionView = {
  id: 'revision',
  number: 1,
  articleId: 'article',
  storyId: 'story',
  title: 'Harbour closed',
  outlet: 'The Harbour Post',
  grade: 'B',
  url: null,
  language: 'en',
  date: null,
  retelling: false,
  withdrawnReason: null,
  text: TEXT,
  sha256: '',
  wordCount: 17,
  repairs: [],
  importedByName: 'Ada',
  fetchedAt: '2026-03-02T08:00:00.000Z',
};

type At = { role?: Role; target?: ReaderTarget };

type Reader = ReturnType<typeof useReader>;
type PageProps = { options: Parameters<typeof useReader>[0]; onDraw: (reader: Reader) => void };

function Page({ options, onDraw }: PageProps) {
  const reader = useReader(options);
  const { announcement: _, ...region } = reader.cursor;
  useEffect(() => {
    onDraw(reader);
  });
  return <ArticlePage text={TEXT} handle={reader} {...region} />;
}

/** Ada at the reader, before the collaboration server has answered. */
function read({ role = 'editor', target = null }: At = {}) {
  const me = { memberId: 'ada', name: 'Ada', colour: 2, role };
  const onHelp = vi.fn<() => void>();
  const shown = { blocks: BLOCKS, revision: REVISION, members: MEMBERS, cited: NOTHING_CITED, unseen: NOTHING_UNSEEN };
  const options = { ...shown, me, target, onHelp };
  const latest: { reader?: Reader } = {};
  render(<Page options={options} onDraw={(reader) => Object.assign(latest, { reader })} />);
  const now = () => latest.reader!;
  const ydoc = now().draft.ydoc!;
  const openedWords = () => now().annotations.find(({ id }) => id === now().opened?.id)?.selector.exact;
  return {
    now,
    ydoc,
    onHelp,
    openedWords,
    region: screen.getByRole('region', { name: 'Article' }),
    select: (words: string) => selectWords(now().article!, words),
    press: (key: string, modifiers = {}) => fireEvent.keyDown(document.activeElement!, { key, ...modifiers }),
  };
}

test('[A14] a passage is selected, annotated and left with the keyboard alone', () => {
  const { now, ydoc, press, region } = read();
  region.focus();
  press('ArrowRight');
  press('ArrowRight', { shiftKey: true });
  press('a');
  expect(readAnnotations(ydoc)).toMatchObject([{ author: 'ada', selector: { exact: 'harbour' } }]);
  expect(now().opened).toEqual({ id: readAnnotations(ydoc)[0]?.id, focus: 'note' });
  expect(now().passage).toBeNull();
  press('Escape');
  expect(now().opened).toBeNull();
});

test('[A14] Enter opens the annotation at the reading cursor, at its end too', () => {
  const { ydoc, press, region, openedWords } = read();
  annotateWords(ydoc, 'The harbour', 'ben');
  region.focus();
  press('ArrowRight');
  press('ArrowRight');
  press('ArrowLeft', { ctrlKey: true });
  press('Enter');
  expect(openedWords()).toBe('The harbour');
});

test('[A14] leaving a card puts the cursor where its passage begins', () => {
  const { now, ydoc, region } = read();
  const id = annotateWords(ydoc, 'mayor', 'ben');
  act(() => now().readerTools?.open(id, 'card'));
  act(() => now().readerTools?.leave());
  expect(document.activeElement).toBe(region);
  const { focusNode, focusOffset } = document.getSelection()!;
  expect(focusNode?.textContent?.slice(focusOffset)).toBe('mayor denied it.');
});

test('[A16] an observer’s keys and tools change nothing', () => {
  const { now, ydoc, select, press } = read({ role: 'observer' });
  select('Monday');
  for (const key of ['a', 'c', 'e', 'w']) press(key);
  for (const tool of Object.values(now().tools)) act(tool);
  expect(readAnnotations(ydoc)).toEqual([]);
  expect(now().dialog).toBeNull();
  expect(now().canMark).toBe(false);
});

test.each([
  { key: 'c', kind: 'claim' },
  { key: 'e', kind: 'evidence' },
  { key: 'w', kind: 'elsewhere' },
])('[A14] $key opens the dialog for the selected passage ($kind), which stays in sight', ({ key, kind }) => {
  const { now, select, press } = read();
  select('A storm');
  press(key);
  expect(now().dialog).toMatchObject({ kind, selector: { exact: 'A storm' } });
  expect(wordsBehind('passage')).toEqual(['A storm']);
  act(() => now().closeDialog());
  expect(wordsBehind('passage')).toEqual([]);
});

test('[A21] j and k go through the annotations in the order of the text, and stop at its ends', () => {
  const { ydoc, press, openedWords } = read();
  for (const words of ['Ships', 'Monday', 'The mayor']) annotateWords(ydoc, words, 'ben');
  const opened = [...'jjjjkkkk'].map((key) => {
    press(key);
    return openedWords();
  });
  expect(opened.slice(0, 4)).toEqual(['Monday', 'The mayor', 'Ships', 'Ships']);
  expect(opened.slice(4)).toEqual(['The mayor', 'Monday', 'Monday', 'Monday']);
});

test('[A21] ? asks for help', () => {
  const { press, onHelp } = read();
  press('?');
  expect(onHelp).toHaveBeenCalledOnce();
});

test('[A14] Escape lets go of the selected passage first', () => {
  const { now, ydoc, select, press } = read();
  const id = annotateWords(ydoc, 'Monday', 'ben');
  select('Ships');
  act(() => now().readerTools?.open(id, null));
  press('Escape');
  expect(now().passage).toBeNull();
  expect(now().opened?.id).toBe(id);
  press('Escape');
  expect(now().opened).toBeNull();
});

test('[A14] a new selection closes the open annotation', () => {
  const { now, ydoc, select } = read();
  const id = annotateWords(ydoc, 'Monday', 'ben');
  act(() => now().readerTools?.open(id, 'card'));
  select('Ships');
  expect(now().opened).toBeNull();
});

test('[A11] a click in the text opens an annotation that the list did not show, which shows it from then on', () => {
  const { now, ydoc, region, openedWords } = read();
  const id = annotateWords(ydoc, 'Monday', 'ben');
  act(() => setResolved(ydoc, id, true));
  expect(now().shown).toEqual([]);
  fireEvent.click(region, placeOf('Monday'));
  expect(openedWords()).toBe('Monday');
  act(() => now().close());
  expect(now().shown).toHaveLength(1);
});

test('[N5] an annotation that is resolved while it is open stays in sight until it is closed', () => {
  const { now, ydoc } = read();
  const id = annotateWords(ydoc, 'Monday', 'ada');
  act(() => now().readerTools?.open(id, 'card'));
  act(() => setResolved(ydoc, id, true));
  expect(now().shown).toHaveLength(1);
  act(() => now().close());
  expect(now().shown).toEqual([]);
});

test('[A17] an annotation that another member removed while it was open is gone, and j goes on', () => {
  const { now, ydoc, openedWords, press } = read();
  const id = annotateWords(ydoc, 'Monday', 'ada');
  annotateWords(ydoc, 'Ships', 'ada');
  act(() => now().readerTools?.open(id, 'card'));
  act(() => removeAnnotation(ydoc, id));
  expect(wordsBehind('active')).toEqual([]);
  press('j');
  expect(openedWords()).toBe('Ships');
});

test('[A18] an address with a passage shows it', () => {
  read({ target: { span: spanOf('A storm') } });
  expect(wordsBehind('flash')).toEqual(['A storm']);
});
