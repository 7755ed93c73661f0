'use client';

import '#components/editor/editor.css';
import { Placeholder } from '@tiptap/extensions';
import { EditorContent, type JSONContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useRef, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import type { CommandState } from '#components/command/use-command.ts';
import { EditorToolbar } from '#components/editor/editor-toolbar.tsx';
import { mentionMembers } from '#components/editor/member-mention.ts';
import type { Mentionable } from '#components/editor/mention-list.ts';
import { Button } from '#components/ui/button.tsx';
import { storeTextDraft } from '#components/ui/use-text-draft.ts';
import type { CommentBody } from '#lib/mention/comment-body.ts';

type CommentEditorProps = {
  /** The editor's accessible name. */
  label: string;
  /** The key of the form draft in this tab. */
  keptAs: string;
  initial?: CommentBody;
  members: readonly Mentionable[];
  submitWord: string;
  /** What `onSubmit` runs. */
  command: CommandState;
  autoFocus?: boolean;
  /** Sends what is written; `done` empties the editor. */
  onSubmit: (body: unknown, done: () => void) => void;
  onCancel?: () => void;
};

/** Writes a comment: bold, lists, quotes, links, "@" for a member. Ctrl or Cmd and Enter sends. Nothing typed is lost. */
export function CommentEditor(props: CommentEditorProps) {
  const { label, keptAs, initial, members, submitWord, command, autoFocus = false, onSubmit, onCancel } = props;
  const [isEmpty, setIsEmpty] = useState(!initial);
  const submit = useRef<(() => void) | null>(null);
  const editor = useEditor({
    immediatelyRender: false,
    autofocus: autoFocus ? 'end' : false,
    extensions: [
      StarterKit.configure({
        heading: false,
        codeBlock: false,
        horizontalRule: false,
        link: { openOnClick: false, protocols: ['http', 'https'] },
      }),
      mentionMembers({ members }),
      Placeholder.configure({ placeholder: 'Write a comment… @ names a member' }),
    ],
    content: (initial as JSONContent | undefined) ?? '',
    onCreate: ({ editor: made }) => {
      const kept = sessionStorage.getItem(keptAs);
      if (kept) made.commands.setContent(JSON.parse(kept));
      setIsEmpty(made.isEmpty);
    },
    onUpdate: ({ editor: changed }) => {
      setIsEmpty(changed.isEmpty);
      storeTextDraft(keptAs, JSON.stringify(changed.getJSON()));
    },
    editorProps: {
      attributes: { class: 'rich-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
      handleKeyDown(_view, event) {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          submit.current?.();
          return true;
        }
        return false;
      },
    },
  });
  submit.current = () => {
    if (!editor || editor.isEmpty || command.pending) return;
    // A plain copy: the editor's attributes have no prototype, and such objects do not travel to a server action.
    onSubmit(JSON.parse(JSON.stringify(editor.getJSON())), () => {
      sessionStorage.removeItem(keptAs);
      editor.commands.clearContent();
    });
  };

  return (
    <div className="grid gap-2">
      <div className="rounded-md border border-line-strong/70 bg-surface focus-within:border-focus focus-within:outline-2 focus-within:outline-focus">
        <EditorContent editor={editor} className="px-3 py-2" />
        {editor && <EditorToolbar editor={editor} />}
      </div>
      <FailureNote of={command} onRetry={() => submit.current?.()} />
      <div className="flex justify-end gap-2">
        {onCancel && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              sessionStorage.removeItem(keptAs);
              onCancel();
            }}
          >
            Cancel
          </Button>
        )}
        <Button size="small" busy={command.pending} disabled={isEmpty} onClick={() => submit.current?.()}>
          {submitWord}
        </Button>
      </div>
    </div>
  );
}
