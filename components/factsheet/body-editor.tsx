'use client';

import Collaboration from '@tiptap/extension-collaboration';
import { Placeholder } from '@tiptap/extensions';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { useEffect } from 'react';
import { CaretAfterUndo } from '#components/editor/caret-after-undo.ts';
import { SharedCaret } from '#components/editor/shared-caret.ts';
import { BODY_ROOT } from '#lib/factsheet/sheet-body.ts';
import { ClaimBlock } from './claim-block.tsx';
import { BODY_EXTENSIONS } from './sheet-schema.ts';
import { SheetToolbar } from './sheet-toolbar.tsx';
import type { OpenedDraft } from './use-draft.ts';

type BodyEditorProps = {
  draft: OpenedDraft;
  canWrite: boolean;
  /** Passes the editor on once it exists, so that claims can be placed from beside it. */
  onReady: (editor: Editor | null) => void;
};

/** The sections of the sheet with the places of its claims, written together. */
export function BodyEditor({ draft, canWrite, onReady }: BodyEditorProps) {
  const editor = useEditor({
    immediatelyRender: false,
    editable: canWrite,
    extensions: [
      ...BODY_EXTENSIONS,
      ClaimBlock,
      Collaboration.configure({ fragment: draft.ydoc.getXmlFragment(BODY_ROOT) }),
      CaretAfterUndo,
      SharedCaret.configure({ awareness: draft.awareness }),
      Placeholder.configure({ placeholder: 'Write, and place approved claims from the list.' }),
    ],
    editorProps: {
      attributes: {
        class: 'rich-text sheet-body',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': 'Sections',
      },
    },
  });

  useEffect(() => {
    onReady(editor);
    return () => onReady(null);
  }, [editor, onReady]);

  return (
    <div className="rounded-md border border-line-strong/70 bg-surface focus-within:border-focus focus-within:outline-2 focus-within:outline-focus">
      {editor && canWrite && <SheetToolbar editor={editor} />}
      <EditorContent editor={editor} className="px-4 py-3 font-serif text-lg leading-relaxed" />
    </div>
  );
}
