import { expect, test } from 'vitest';
import type { AnnotationView } from './annotation-doc.ts';
import { compareAnnotation } from './compare-annotation.ts';
import { type AnnotationTouch, groupTouches } from './group-touches.ts';

const VIEW: AnnotationView = {
  id: 'a',
  author: 'one',
  selector: { start: 0, end: 3, exact: 'The', prefix: '', suffix: ' end' },
  kind: 'note',
  note: '',
  replies: [],
  resolved: false,
};

function walk(steps: [memberId: string, atMs: number, after: AnnotationView | null][]): AnnotationTouch[] {
  let before: AnnotationView | null = null;
  return steps.map(([memberId, atMs, after], index) => {
    const touch = { seq: index + 1, atMs, memberId, annotationId: 'a', before, after };
    before = after;
    return touch;
  });
}

const note = (words: string) => ({ ...VIEW, note: words });

test('[D25] a change is shown as what was done, each part once', () => {
  const reply = { id: 'r', author: 'two', body: 'why?' };
  expect(compareAnnotation(null, note('so'))).toEqual([
    { change: 'added' },
    { change: 'note', before: '', after: 'so' },
  ]);
  expect(compareAnnotation(VIEW, { ...VIEW, kind: 'doubt', replies: [reply], resolved: true })).toEqual([
    { change: 'kind', from: 'note', to: 'doubt' },
    { change: 'reply', before: '', after: 'why?' },
    { change: 'resolved' },
  ]);
  expect(compareAnnotation({ ...VIEW, replies: [reply], resolved: true }, VIEW)).toEqual([
    { change: 'reply-removed', before: 'why?' },
    { change: 'reopened' },
  ]);
  expect(compareAnnotation(VIEW, null)).toEqual([{ change: 'removed' }]);
  expect(compareAnnotation(VIEW, VIEW)).toEqual([]);
});

test('[D25] typing in one go is one change, a pause or another member begins the next', () => {
  const sessions = groupTouches(
    walk([
      ['one', 0, VIEW],
      ['one', 10, note('s')],
      ['one', 20, note('so')],
      ['two', 30, note('so?')],
      ['one', 40, note('so!')],
      ['one', 2_000, note('so it is')],
    ]),
    1_000,
  );
  expect(sessions.map(({ memberId, fromSeq, toSeq, changes }) => [memberId, fromSeq, toSeq, changes.at(-1)])).toEqual([
    ['one', 1, 3, { change: 'note', before: '', after: 'so' }],
    ['two', 4, 4, { change: 'note', before: 'so', after: 'so?' }],
    ['one', 5, 5, { change: 'note', before: 'so?', after: 'so!' }],
    ['one', 6, 6, { change: 'note', before: 'so!', after: 'so it is' }],
  ]);
});

test('[D25] a removed annotation still shows its passage, and changes that cancel out are dropped', () => {
  expect(
    groupTouches(
      walk([
        ['one', 0, note('x')],
        ['two', 5_000, null],
      ]),
      1_000,
    ).at(-1),
  ).toMatchObject({
    passage: 'The',
    changes: [{ change: 'removed' }],
  });
  expect(
    groupTouches(
      walk([
        ['one', 0, VIEW],
        ['one', 1, null],
      ]),
      1_000,
    ),
  ).toEqual([]);
});
