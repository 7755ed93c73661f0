import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';

type SharedCaretOptions = { awareness: Awareness | null };

/**
 * Shows where the others are writing, by name and colour. Works with several editors over one document: a caret belongs to one fragment, and an editor shows only those in its own.
 * The server vouches for the person.
 */
export const SharedCaret = Extension.create<SharedCaretOptions>({
  name: 'sharedCaret',
  priority: 999,
  addOptions() {
    return { awareness: null };
  },
  addProseMirrorPlugins() {
    const { awareness } = this.options;
    return awareness
      ? [
          yCursorPlugin(awareness, { cursorBuilder: buildCaret, selectionBuilder: describeSelected }),
          new Plugin({ view: ({ dom }) => ({ destroy: showMovedCarets(dom, awareness) }) }),
        ]
      : [];
  },
});

type CaretUser = { name?: unknown; colour?: unknown };

function buildCaret(user: CaretUser, clientId: number): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'shared-caret';
  caret.style.setProperty('--person', colourOf(user));
  // The style sheet draws the name, which keeps it out of the text.
  caret.dataset.client = String(clientId);
  caret.dataset.name = typeof user.name === 'string' ? user.name : '';
  return caret;
}

/** A name fades by itself; whenever its caret moves it shows again. Returns a function that ends this. */
export function showMovedCarets(editor: Element, awareness: Awareness): () => void {
  const show = ({ updated }: { updated: number[] }) => {
    for (const clientId of updated) {
      const caret = editor.querySelector<HTMLElement>(`.shared-caret[data-client="${clientId}"]`);
      // A second animation with the same keyframes, since only a change of name restarts it.
      if (caret) caret.dataset.moved = caret.dataset.moved === 'once' ? 'again' : 'once';
    }
  };
  awareness.on('change', show);
  return () => awareness.off('change', show);
}

function describeSelected(user: CaretUser): { style: string } {
  return { style: `background-color: color-mix(in srgb, ${colourOf(user)} 25%, transparent)` };
}

function colourOf({ colour }: CaretUser): string {
  return `var(--person-${typeof colour === 'number' ? colour % 8 : 0})`;
}
