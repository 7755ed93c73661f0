'use client';

import { CircleHelp } from 'lucide-react';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { KeyTable } from '#components/ui/key-table.tsx';

const KEYS: readonly (readonly [string, string])[] = [
  ['Tab', 'into the article’s text'],
  ['← →', 'by word; with Ctrl by character'],
  ['↑ ↓', 'by sentence; with Ctrl by paragraph'],
  ['Home, End', 'to the beginning or the end'],
  ['Shift and any of these', 'select on the way'],
  ['Enter', 'open the annotation under the cursor'],
  ['A', 'annotate the selected passage'],
  ['C', 'make a claim of it'],
  ['E', 'link it as evidence'],
  ['W', 'look where else it is said'],
  ['J, K', 'next and previous annotation'],
  ['Escape', 'leave a note or let the selection go'],
  ['?', 'this list'],
];

type ReaderHelpProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Every key of the reader, and the button that lists them. */
export function ReaderHelp({ open, onOpenChange }: ReaderHelpProps) {
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="?"
        onClick={() => onOpenChange(true)}
        className="inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-md px-2 text-[0.8125rem] text-muted hover:bg-sunken hover:text-ink"
      >
        <CircleHelp aria-hidden className="size-4" />
        Keys
      </button>
      <Dialog open={open} onOpenChange={onOpenChange} title="Keys">
        <KeyTable keys={KEYS} />
        <DialogActions cancel="Done" />
      </Dialog>
    </>
  );
}
