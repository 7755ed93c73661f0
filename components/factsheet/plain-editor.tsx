'use client';

import { Extension } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import { Placeholder } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import { CaretAfterUndo } from '#components/editor/caret-after-undo.ts';
import { SharedCaret } from '#components/editor/shared-caret.ts';
import { PLAIN_EXTENSIONS } from './sheet-schema.ts';
import type { OpenedDraft } from './use-draft.ts';

type PlainEditorProps = {
  draft: OpenedDraft;
  canWrite: boolean;
  /** The root of the draft that is edited. */
  root: string;
  /** Its name, shown above it. */
  label: string;
  placeholder: string;
  /** Stands before what is written. */
  prefix?: string;
  /** One line: Enter does nothing, and what is pasted loses its line breaks. */
  isLine?: true;
  className: string;
};

const doNothing = () => true;

const OneLine = Extension.create({
  name: 'oneLine',
  addKeyboardShortcuts: () => ({ Enter: doNothing, 'Shift-Enter': doNothing }),
});

/** A text without marks in the sheet's draft, written together. */
export function PlainEditor({
  draft,
  canWrite,
  root,
  label,
  placeholder,
  prefix,
  isLine,
  className,
}: PlainEditorProps) {
  const editor = useEditor({
    immediatelyRender: false,
    editable: canWrite,
    extensions: [
      ...PLAIN_EXTENSIONS,
      ...(isLine ? [OneLine] : []),
      Collaboration.configure({ fragment: draft.ydoc.getXmlFragment(root) }),
      CaretAfterUndo,
      SharedCaret.configure({ awareness: draft.awareness }),
      Placeholder.configure({ placeholder, showOnlyWhenEditable: false }),
    ],
    editorProps: {
      attributes: { class: 'rich-text', role: 'textbox', 'aria-multiline': String(!isLine), 'aria-label': label },
      handlePaste: (view, event) => {
        if (!isLine) return false;
        const words = event.clipboardData?.getData('text/plain').replaceAll(/\s+/g, ' ').trim() ?? '';
        view.dispatch(view.state.tr.insertText(words).scrollIntoView());
        return true;
      },
    },
  });
  return (
    <div>
      <h2 className="mb-2 font-semibold">{label}</h2>
      <div className="flex items-center gap-2">
        {prefix && <span className="text-muted">{prefix}</span>}
        <div className="min-w-0 flex-1 rounded-md border border-line-strong/70 bg-surface focus-within:border-focus focus-within:outline-2 focus-within:outline-focus">
          <EditorContent editor={editor} className={className} />
        </div>
      </div>
    </div>
  );
}
