import { Editor, type Extensions } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import { closeHistory } from '@tiptap/pm/history';
import type { Transaction } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ClaimBlock } from '#components/factsheet/claim-block.tsx';
import { BODY_EXTENSIONS, PLAIN_EXTENSIONS } from '#components/factsheet/sheet-schema.ts';
import { CaretAfterUndo } from './caret-after-undo.ts';
import { noteExtensions } from './note-extensions.ts';

const EDITORS: [name: string, extensions: Extensions][] = [
  ['a note', noteExtensions({ members: [] })],
  ['a standfirst', PLAIN_EXTENSIONS],
  ['a fact sheet', [...BODY_EXTENSIONS, ClaimBlock]],
];
/** Nobody else writes a comment, so it has ProseMirror's own history. */
const COMMENT: Extensions = [StarterKit];
const editors: Editor[] = [];

afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

/** An editor on the page, over a document of its own, that types as its person does. */
function open(extensions: Extensions) {
  const ydoc = new Y.Doc();
  const fragment = ydoc.getXmlFragment('text');
  return { ydoc, ...write([...extensions, Collaboration.configure({ fragment }), CaretAfterUndo]) };
}

function write(extensions: Extensions) {
  const element = document.createElement('div');
  document.body.append(element);
  const editor = new Editor({ element, extensions });
  editors.push(editor);
  /** As a step of undo by itself. */
  const step = (change: (tr: Transaction) => Transaction) => {
    yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing();
    editor.view.dispatch(closeHistory(change(editor.state.tr)));
  };
  return {
    type: (words: string) => step((tr) => tr.insertText(words)),
    remove: (letters: number) => step((tr) => tr.delete(tr.selection.to - letters, tr.selection.to)),
    select: (from: number, to = from) => editor.commands.setTextSelection({ from, to }),
    press: (key: string, shiftKey = false) => {
      const event = new KeyboardEvent('keydown', { key, shiftKey, ctrlKey: true, bubbles: true, cancelable: true });
      // Browsers name the key too, whatever Shift makes of it; the DOM of these tests does not.
      Object.defineProperty(event, 'keyCode', { value: key.toUpperCase().charCodeAt(0) });
      editor.view.dom.dispatchEvent(event);
    },
    words: () => editor.getText({ blockSeparator: '\n' }),
  };
}

function share(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
}

test.each(EDITORS)('[D35] in %s what is typed after an undo stands behind what came back', (_name, extensions) => {
  const { type, remove, press, words } = open(extensions);
  type('The harbour');
  remove(4);
  press('z');
  expect(words()).toBe('The harbour');
  type('!');
  expect(words()).toBe('The harbour!');
});

test.each(EDITORS)('[D35] in %s an undo within the text leaves the caret there', (_name, extensions) => {
  const { type, remove, select, press, words } = open(extensions);
  type('The old harbour');
  select(8);
  remove(3);
  select(1);
  press('z');
  expect(words()).toBe('The old harbour');
  type('est');
  expect(words()).toBe('The oldest harbour');
});

test('[D35] in a comment too the caret stands behind what came back, and both keys of redo work', () => {
  const { type, remove, press, words } = write(COMMENT);
  type('The harbour');
  remove(4);
  press('z');
  type('!');
  expect(words()).toBe('The harbour!');
  for (const [key, shiftKey] of [
    ['y', false],
    ['Z', true],
  ] as const) {
    press('z');
    expect(words()).toBe('The harbour');
    press(key, shiftKey);
    expect(words()).toBe('The harbour!');
  }
});

test('[D35] one of several equal letters comes back in front of the caret', () => {
  const { type, remove, press, words } = open(noteExtensions({ members: [] }));
  type('no ooo');
  remove(1);
  press('z');
  type('h');
  expect(words()).toBe('no oooh');
});

test.each([
  ['Ctrl+Y', 'y', false],
  ['Ctrl+Shift+Z', 'Z', true],
] as const)('[D35] %s does again what was undone, and the caret stands behind it', (_name, key, shiftKey) => {
  const { type, press, words } = open(noteExtensions({ members: [] }));
  type('The');
  type(' harbour');
  press('z');
  expect(words()).toBe('The');
  press(key, shiftKey);
  expect(words()).toBe('The harbour');
  type('!');
  expect(words()).toBe('The harbour!');
});

test.each(EDITORS)('[D35] in %s an undo never touches what another person wrote', (_name, extensions) => {
  const one = open(extensions);
  const other = open(extensions);
  one.type('mine');
  share(one.ydoc, other.ydoc);
  other.select(5);
  other.type(' and theirs');
  share(one.ydoc, other.ydoc);
  one.press('z');
  share(one.ydoc, other.ydoc);
  expect(one.words()).toBe(' and theirs');
  expect(other.words()).toBe(' and theirs');
  one.press('z');
  one.press('z');
  expect(one.words()).toBe(' and theirs');
  one.press('y');
  expect(one.words()).toBe('mine and theirs');
});
