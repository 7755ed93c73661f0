'use client';

import { type Editor, useEditorState } from '@tiptap/react';
import { Bold, Heading2, Heading3, Italic, Link2, List, ListOrdered, type LucideIcon, TextQuote } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { TextField } from '#components/ui/field.tsx';
import { isWebHref } from '#lib/links/is-web-href.ts';

type Tool = {
  name: string;
  icon: LucideIcon;
  isOn: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
};

const TOOLS: readonly Tool[] = [
  {
    name: 'Heading',
    icon: Heading2,
    isOn: (editor) => editor.isActive('heading', { level: 2 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: 'Subheading',
    icon: Heading3,
    isOn: (editor) => editor.isActive('heading', { level: 3 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: 'Bold',
    icon: Bold,
    isOn: (editor) => editor.isActive('bold'),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'Italic',
    icon: Italic,
    isOn: (editor) => editor.isActive('italic'),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: 'List',
    icon: List,
    isOn: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'Numbered list',
    icon: ListOrdered,
    isOn: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'Quote',
    icon: TextQuote,
    isOn: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().toggleWrap('blockquote').run(),
  },
];

/** The marks and blocks of a sheet, each a toggle, and the address of a link. */
export function SheetToolbar({ editor }: { editor: Editor }) {
  const [asksLink, setAsksLink] = useState(false);
  const pressed = useEditorState({
    editor,
    selector: ({ editor: current }) => [...TOOLS.map((tool) => tool.isOn(current)), current.isActive('link')],
  });

  function toggleLink() {
    if (editor.isActive('link')) editor.chain().focus().unsetLink().run();
    else setAsksLink(!asksLink);
  }

  return (
    <div className="border-line border-b">
      <div role="toolbar" aria-label="Formatting" className="flex flex-wrap gap-0.5 px-1 py-1">
        {TOOLS.map(({ name, icon, run }, index) => (
          <ToolButton key={name} name={name} icon={icon} isOn={pressed[index] ?? false} run={() => run(editor)} />
        ))}
        <ToolButton name="Link" icon={Link2} isOn={pressed[TOOLS.length] ?? false} run={toggleLink} />
      </div>
      {asksLink && <LinkForm editor={editor} onDone={() => setAsksLink(false)} />}
    </div>
  );
}

type ToolButtonProps = { name: string; icon: LucideIcon; isOn: boolean; run: () => void };

function ToolButton({ name, icon: Icon, isOn, run }: ToolButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-pressed={isOn}
      title={name}
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
      className={classNames(
        'inline-grid size-9 cursor-pointer place-items-center rounded hover:bg-sunken',
        isOn ? 'bg-sunken text-ink' : 'text-muted',
      )}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}

function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [href, setHref] = useState('https://');
  const [error, setError] = useState<string | null>(null);

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (!isWebHref(href)) return setError('Give a whole address that begins with https:// or http://.');
    const chain = editor.chain().focus();
    // Without a selection the address itself becomes the words.
    if (editor.state.selection.empty)
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] });
    else chain.setLink({ href });
    chain.run();
    onDone();
  }

  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2 px-3 pb-3">
      <div className="min-w-52 flex-1">
        <TextField
          label="Address of the link"
          value={href}
          onChange={(event) => setHref(event.target.value)}
          error={error}
          autoFocus
        />
      </div>
      <Button type="submit">Set link</Button>
      <Button variant="quiet" onClick={onDone}>
        Cancel
      </Button>
    </form>
  );
}
