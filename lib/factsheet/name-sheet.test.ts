import { expect, test } from 'vitest';
import { findNameFailure, nameSheet } from './name-sheet.ts';

const KNOWN = { title: 'Harbour', slug: 'harbour', isFixed: false };

test('[F41] a sheet is named by its draft, and as known where its draft says nothing', () => {
  expect(nameSheet({ title: '', address: '' }, KNOWN)).toEqual({ title: 'Harbour', slug: 'harbour' });
  const written = { title: 'What closed it', address: 'what-closed-it' };
  expect(nameSheet(written, KNOWN)).toEqual({ title: 'What closed it', slug: 'what-closed-it' });
});

test('[F18] an address that was published stays, whatever the draft says', () => {
  const known = { ...KNOWN, isFixed: true };
  expect(nameSheet({ title: 'Other', address: 'other' }, known)).toEqual({ title: 'Other', slug: 'harbour' });
});

test.each([
  ['Harbour', 'harbour', null],
  ['a'.repeat(200), 'harbour', null],
  ['a'.repeat(201), 'harbour', 'factsheet.title-too-long'],
  ['Harbour', 'Harbour', 'factsheet.slug-malformed'],
  ['Harbour', 'ab', 'factsheet.slug-malformed'],
  ['Harbour', 'a'.repeat(81), 'factsheet.slug-malformed'],
  ['Harbour', 'harbour/../../feed', 'factsheet.slug-malformed'],
  ['Harbour', 'feed', 'factsheet.slug-reserved'],
])('[F18] the title %j and the address %j give: %s', (title, slug, id) => {
  expect(findNameFailure({ title, slug })?.[0] ?? null).toBe(id);
});
