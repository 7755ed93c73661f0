import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/**
 * Puts the caret where an undo or a redo changed the text: behind what came back, or where something went. By itself the binding
 * restores the selection from before the change, which stands in front of what comes back.
 */
export const CaretAfterUndo = Extension.create({
  name: 'caretAfterUndo',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        appendTransaction(transactions, before, { doc, tr }) {
          if (!transactions.some(isUndoOrRedo)) return null;
          const position = findChangeEnd(before.doc, doc);
          return position === null
            ? null
            : tr.setSelection(TextSelection.near(doc.resolve(position), -1)).scrollIntoView();
        },
      }),
    ];
  },
});

function isUndoOrRedo(transaction: Transaction): boolean {
  const change: unknown = transaction.getMeta(ySyncPluginKey);
  return (
    typeof change === 'object' &&
    change !== null &&
    'isUndoRedoOperation' in change &&
    change.isUndoRedoOperation === true
  );
}

/** The end of what differs in `after`; null where nothing does. */
function findChangeEnd(before: Node, after: Node): number | null {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || !end) return null;
  // Both ends may claim the same letters, as where one of two equal ones came back.
  return Math.max(end.b, start + Math.max(0, end.b - end.a));
}
