import { type Extensions, getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import { ClaimBlock } from '#components/factsheet/claim-block.tsx';
import { BODY_EXTENSIONS, PLAIN_EXTENSIONS } from '#components/factsheet/sheet-schema.ts';
import { NOTE_NAMES, PLAIN_NAMES, type RichTextNames, SHEET_BODY_NAMES } from '#lib/annotation/rich-text-names.ts';
import { noteExtensions } from './note-extensions.ts';

const EDITORS: [editor: string, extensions: Extensions, names: RichTextNames][] = [
  ['notes', noteExtensions({ members: [] }), NOTE_NAMES],
  ['titles, addresses and standfirsts', PLAIN_EXTENSIONS, PLAIN_NAMES],
  ['fact sheets', [...BODY_EXTENSIONS, ClaimBlock], SHEET_BODY_NAMES],
];

test.each(EDITORS)('[D15] whatever the editor of %s can write is admitted', (_editor, extensions, names) => {
  const schema = getSchema(extensions);
  const elements = Object.keys(schema.nodes).filter((name) => name !== 'doc' && name !== 'text');
  expect(elements.filter((name) => !names.elements.has(name))).toEqual([]);
  expect(Object.keys(schema.marks).filter((name) => !names.marks.has(name))).toEqual([]);
});
