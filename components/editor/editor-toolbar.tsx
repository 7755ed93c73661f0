'use client';

import { type Editor, useEditorState } from '@tiptap/react';
import { Bold, Italic, List, type LucideIcon, TextQuote } from 'lucide-react';
import { classNames } from '#components/ui/class-names.ts';

type Tool = { name: string; mark: string; icon: LucideIcon; run: (editor: Editor) => void };

const TOOLS: readonly Tool[] = [
  { name: 'Bold', mark: 'bold', icon: Bold, run: (editor) => editor.chain().focus().toggleBold().run() },
  { name: 'Italic', mark: 'italic', icon: Italic, run: (editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'List', mark: 'bulletList', icon: List, run: (editor) => editor.chain().focus().toggleBulletList().run() },
  {
    name: 'Quote',
    mark: 'blockquote',
    icon: TextQuote,
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
];

/** The few marks that notes and replies know; each is a toggle. */
export function EditorToolbar({ editor }: { editor: Editor }) {
  const pressed = useEditorState({
    editor,
    selector: ({ editor: current }) => TOOLS.map(({ mark }) => current.isActive(mark)),
  });
  return (
    <div role="toolbar" aria-label="Formatting" className="flex gap-0.5 border-line border-t px-1 py-0.5">
      {TOOLS.map(({ name, icon: Icon, run }, index) => (
        <button
          key={name}
          type="button"
          aria-label={name}
          aria-pressed={pressed[index] ?? false}
          title={name}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => run(editor)}
          className={classNames(
            'inline-grid size-8 max-sm:size-10 cursor-pointer place-items-center rounded hover:bg-sunken',
            pressed[index] ? 'bg-sunken text-ink' : 'text-muted',
          )}
        >
          <Icon aria-hidden className="size-4" />
        </button>
      ))}
    </div>
  );
}
