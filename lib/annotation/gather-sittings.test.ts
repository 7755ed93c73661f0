import { expect, test } from 'vitest';
import type { AnnotationView } from './annotation-doc.ts';
import { compareAnnotation } from './compare-annotation.ts';
import { type AnnotationTouch, gatherSittings } from './gather-sittings.ts';

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
  expect(compareAnnotation(null, note('so'))).toEqual([{ deed: 'added' }, { deed: 'note', before: '', after: 'so' }]);
  expect(compareAnnotation(VIEW, { ...VIEW, kind: 'doubt', replies: [reply], resolved: true })).toEqual([
    { deed: 'kind', from: 'note', to: 'doubt' },
    { deed: 'reply', before: '', after: 'why?' },
    { deed: 'resolved' },
  ]);
  expect(compareAnnotation({ ...VIEW, replies: [reply], resolved: true }, VIEW)).toEqual([
    { deed: 'reply-removed', before: 'why?' },
    { deed: 'reopened' },
  ]);
  expect(compareAnnotation(VIEW, null)).toEqual([{ deed: 'removed' }]);
  expect(compareAnnotation(VIEW, VIEW)).toEqual([]);
});

test('[D25] typing in one go is one change, a pause or another member begins the next', () => {
  const sittings = gatherSittings(
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
  expect(sittings.map(({ memberId, fromSeq, toSeq, deeds }) => [memberId, fromSeq, toSeq, deeds.at(-1)])).toEqual([
    ['one', 1, 3, { deed: 'note', before: '', after: 'so' }],
    ['two', 4, 4, { deed: 'note', before: 'so', after: 'so?' }],
    ['one', 5, 5, { deed: 'note', before: 'so?', after: 'so!' }],
    ['one', 6, 6, { deed: 'note', before: 'so!', after: 'so it is' }],
  ]);
});

test('[D25] a removed annotation still shows its passage, and changes that cancel out are dropped', () => {
  expect(
    gatherSittings(
      walk([
        ['one', 0, note('x')],
        ['two', 5_000, null],
      ]),
      1_000,
    ).at(-1),
  ).toMatchObject({
    passage: 'The',
    deeds: [{ deed: 'removed' }],
  });
  expect(
    gatherSittings(
      walk([
        ['one', 0, VIEW],
        ['one', 1, null],
      ]),
      1_000,
    ),
  ).toEqual([]);
});
