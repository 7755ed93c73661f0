import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { readRichText } from '#lib/annotation/rich-text.ts';
import { RichEditor } from './rich-editor.tsx';

const ZORA = { id: '0193c7f2-0000-7000-8000-00000000000a', name: 'Zora Quill' };
const BO = { id: '0193c7f2-0000-7000-8000-00000000000b', name: 'Bo Zander' };
const NAMES = new Map([ZORA, BO].map(({ id, name }) => [id, name]));
const MENTIONS = { members: [ZORA, BO], nameOf: (id: string) => NAMES.get(id) ?? 'Former member' };

function write(fragment = new Y.Doc().getXmlFragment('note')) {
  const onLeave = vi.fn<() => void>();
  render(
    <RichEditor fragment={fragment} awareness={null} mentions={MENTIONS} label="Note" autoFocus onLeave={onLeave} />,
  );
  const text = screen.getByRole('textbox', { name: 'Note' });
  const view = () => (text as HTMLElement & { editor: import('@tiptap/core').Editor }).editor;
  return {
    fragment,
    onLeave,
    text,
    type: (words: string) =>
      act(async () => {
        view().view.focus();
        view().view.dispatch(view().state.tr.insertText(words));
      }),
    removeLetter: () =>
      act(async () =>
        view().view.dispatch(view().state.tr.delete(view().state.selection.to - 1, view().state.selection.to)),
      ),
    paste: (html: string) => act(async () => void view().commands.insertContent(html)),
    press: (key: string) => act(async () => void fireEvent.keyDown(text, { key })),
    offered: () => screen.queryAllByRole('option').map(({ textContent }) => textContent),
  };
}

test('[I8] "@" in a note offers the members, by the beginning of any word of their names', async () => {
  const { type, press, offered, text, fragment } = write();
  await type('Ask @');
  expect(offered()).toEqual(['Zora Quill', 'Bo Zander']);
  await type('za');
  expect(offered()).toEqual(['Bo Zander']);
  await press('Enter');
  expect(offered()).toEqual([]);
  expect(text.querySelector('.mention')?.textContent).toBe('@Bo Zander');
  expect(readRichText(fragment)).toBe(`Ask @[${BO.id}]`);
  const paragraph = fragment.get(0) as Y.XmlElement;
  expect((paragraph.get(1) as Y.XmlElement).getAttributes()).toEqual({ id: BO.id, label: 'Bo Zander' });
});

test('[I8] arrows choose from the list; Escape closes it first and leaves the note after that', async () => {
  const { type, press, offered, onLeave, fragment } = write();
  await type('@z');
  await press('ArrowDown');
  await press('Tab');
  expect(readRichText(fragment)).toBe(`@[${BO.id}]`);
  await type('and @z');
  expect(offered()).toHaveLength(2);
  await press('Escape');
  expect(offered()).toEqual([]);
  expect(onLeave).not.toHaveBeenCalled();
  await press('Escape');
  expect(onLeave).toHaveBeenCalledOnce();
  expect(readRichText(fragment)).toBe(`@[${BO.id}] and @z`);
});

test('[I8] Backspace takes a mention out whole', async () => {
  const { type, press, removeLetter, fragment } = write();
  await type('@zo');
  await press('Enter');
  // The browser itself removes the space behind it.
  await removeLetter();
  await press('Backspace');
  expect(readRichText(fragment)).toBe('');
});

test('[N18] a mention shows the name of the member, not the label that stands in the draft', () => {
  const fragment = new Y.Doc().getXmlFragment('note');
  const paragraph = new Y.XmlElement('paragraph');
  const mention = new Y.XmlElement('mention');
  mention.setAttribute('id', ZORA.id);
  mention.setAttribute('label', 'The Editor in Chief');
  paragraph.insert(0, [mention]);
  fragment.insert(0, [paragraph]);
  const { text } = write(fragment);
  expect(text.textContent).toBe('@Zora Quill');
});

test.each([
  ['of no member’s id', '<span data-type="mention" data-id="all" data-label="All">@All</span>'],
  ['without a label', `<span data-type="mention" data-id="${ZORA.id}">@All</span>`],
  [
    'with a label without end',
    `<span data-type="mention" data-id="${ZORA.id}" data-label="${'x'.repeat(201)}">@All</span>`,
  ],
])('[D15] a pasted mention %s is mere words', async (_title, html) => {
  const { paste, fragment } = write();
  await paste(`<p>See ${html}</p>`);
  expect(readRichText(fragment)).toBe('See @All');
});

test('[D15] a mention that is pasted from another note is one', async () => {
  const { paste, fragment } = write();
  await paste(
    `<p>See <span class="mention" data-type="mention" data-id="${ZORA.id}" data-label="Zora">@Zora</span></p>`,
  );
  expect(readRichText(fragment)).toBe(`See @[${ZORA.id}]`);
});
