import { expect, it } from 'vitest';
import type { Difference } from '#lib/version/compare-snapshots.ts';
import type { SnapshotChange } from '#lib/version/snapshot.ts';
import { explainChanges, mergeTyped } from './explain-changes.ts';

const TEXT: Difference = { what: 'text', claim: null, words: 'The text of the sheet changed.' };
const ADDED: Difference = { what: 'added', claim: 2, words: 'Claim 2 is new.' };
const TYPED: SnapshotChange = { what: 'text', claim: null, type: 'minor', explanation: 'A spelling.' };

it('[F10] an explanation stays with its difference when others come and go', () => {
  expect(explainChanges([ADDED, TEXT], [TYPED])).toEqual([
    { what: 'added', claim: 2, type: 'update', explanation: '' },
    TYPED,
  ]);
});

it('[F10] what was typed about a difference that went is kept for when it is back', () => {
  const other: SnapshotChange = { what: 'added', claim: 2, type: 'update', explanation: 'New.' };
  const typed = mergeTyped([TYPED], [other]);
  expect(explainChanges([TEXT], mergeTyped(typed, explainChanges([ADDED], typed)))).toEqual([TYPED]);
});
