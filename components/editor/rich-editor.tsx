'use client';

import './editor.css';
import Collaboration from '@tiptap/extension-collaboration';
import { Placeholder } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { CaretAfterUndo } from './caret-after-undo.ts';
import { EditorToolbar } from './editor-toolbar.tsx';
import type { MentionOptions } from './member-mention.ts';
import { isMentionListOpen } from './mention-list.ts';
import { noteExtensions } from './note-extensions.ts';
import { SharedCaret } from './shared-caret.ts';

type RichEditorProps = {
  /** The piece of a shared draft that is edited; another one needs another `key`. */
  fragment: Y.XmlFragment;
  awareness: Awareness | null;
  mentions: MentionOptions;
  /** The editor's accessible name. */
  label: string;
  placeholder?: string;
  autoFocus?: boolean;
  /** Escape was pressed: the caller returns the focus. */
  onLeave?: () => void;
};

/** Edits a note or a reply together with others, letter by letter. Undo reverts one's own changes only. */
export function RichEditor({
  fragment,
  awareness,
  mentions,
  label,
  placeholder = '',
  autoFocus = false,
  onLeave,
}: RichEditorProps) {
  const editor = useEditor({
    immediatelyRender: false,
    autofocus: autoFocus ? 'end' : false,
    extensions: [
      ...noteExtensions(mentions),
      Collaboration.configure({ fragment }),
      CaretAfterUndo,
      SharedCaret.configure({ awareness }),
      Placeholder.configure({ placeholder }),
    ],
    editorProps: {
      attributes: { class: 'rich-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
      handleKeyDown({ state }, event) {
        // The list of members takes the first Escape.
        if (event.key !== 'Escape' || !onLeave || isMentionListOpen(state)) return false;
        onLeave();
        return true;
      },
    },
  });
  return (
    <div className="rounded-md border border-line-strong/70 bg-surface focus-within:border-focus focus-within:outline-2 focus-within:outline-focus">
      <EditorContent editor={editor} className="px-3 py-2" />
      {editor && <EditorToolbar editor={editor} />}
    </div>
  );
}
