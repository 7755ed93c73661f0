'use client';

import Collaboration from '@tiptap/extension-collaboration';
import { Placeholder } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import { CaretAfterUndo } from '#components/editor/caret-after-undo.ts';
import { SharedCaret } from '#components/editor/shared-caret.ts';
import { STANDFIRST_ROOT } from '#lib/factsheet/sheet-body.ts';
import { STANDFIRST_EXTENSIONS } from './sheet-schema.ts';
import type { OpenedDraft } from './use-draft.ts';

type StandfirstEditorProps = { draft: OpenedDraft; canWrite: boolean };

/** The sentences below the title, written together. */
export function StandfirstEditor({ draft, canWrite }: StandfirstEditorProps) {
  const editor = useEditor({
    immediatelyRender: false,
    editable: canWrite,
    extensions: [
      ...STANDFIRST_EXTENSIONS,
      Collaboration.configure({ fragment: draft.ydoc.getXmlFragment(STANDFIRST_ROOT) }),
      CaretAfterUndo,
      SharedCaret.configure({ awareness: draft.awareness }),
      Placeholder.configure({ placeholder: 'Say in one or two sentences what is known.' }),
    ],
    editorProps: {
      attributes: { class: 'rich-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'Standfirst' },
    },
  });
  return (
    <div className="rounded-md border border-line-strong/70 bg-surface focus-within:border-focus focus-within:outline-2 focus-within:outline-focus">
      <EditorContent editor={editor} className="px-4 py-3 font-serif text-lg leading-relaxed" />
    </div>
  );
}
