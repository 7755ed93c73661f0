import { expect, test } from 'vitest';
import { readDraft } from './read-draft.ts';

const INITIAL = { title: '', quorumCount: 3, objectionBlocks: true };

const cases = [
  { kept: { title: 'typed', quorumCount: 7, objectionBlocks: false }, means: 'all of it' },
  { kept: { title: 'typed' }, means: 'a part' },
  { kept: { quorumCount: Number.NaN }, means: 'an empty field of a number' },
];

test.each(cases)('[E4] what was kept of a form is read back: $means', ({ kept }) => {
  expect(readDraft(JSON.stringify(kept), INITIAL)).toEqual({ ...INITIAL, ...kept });
});

test.each(['', 'null', '[1]', '{"title":7}', '{"headline":"typed"}', '"typed"'])(
  '[E4] what another build kept is left out: %s',
  (text) => {
    expect(readDraft(text, INITIAL)).toEqual(INITIAL);
  },
);
