'use client';

import { X } from 'lucide-react';
import { AlertDialog, Dialog as Radix } from 'radix-ui';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { findOpener, focusFirst, holdsTyping, returnFocus } from './dialog-focus.ts';

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
};

const PLACE =
  'fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] overflow-y-auto rounded-t-xl border border-line bg-surface p-5 shadow-xl sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl sm:p-6';

/**
 * A modal dialog. Focus goes to the first field, is kept inside, and goes back to where it came from. Escape and a press
 * outside close it, but ask first where something was typed. On a phone it fills the foot of the screen.
 */
export function Dialog({ open, onOpenChange, title, description, children }: DialogProps) {
  const content = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  const isTyped = useRef(false);
  const [asks, setAsks] = useState(false);

  function begin(event: Event) {
    event.preventDefault();
    opener.current = findOpener();
    isTyped.current = false;
    if (content.current) focusFirst(content.current);
  }

  function end(event: Event) {
    event.preventDefault();
    returnFocus(opener.current);
  }

  function ask(event: { preventDefault: () => void }) {
    if (!isTyped.current) return;
    event.preventDefault();
    setAsks(true);
  }

  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          ref={content}
          onOpenAutoFocus={begin}
          onCloseAutoFocus={end}
          onEscapeKeyDown={ask}
          onPointerDownOutside={ask}
          onInput={(event: FormEvent) => {
            isTyped.current ||= holdsTyping(event.target);
          }}
          className={`${PLACE} flex flex-col sm:w-[min(36rem,calc(100vw-2rem))]`}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className="mb-4 pe-8">
            <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
            {description && <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>}
          </div>
          {children}
          {/* The last in the tab order, so that a form begins with its first field. */}
          <Radix.Close
            className="absolute end-4 top-4 rounded-md p-2 text-muted max-sm:end-3 max-sm:top-3 max-sm:p-3 hover:bg-sunken"
            aria-label="Close"
            onClick={ask}
          >
            <X aria-hidden className="size-4" />
          </Radix.Close>
          <AskToClose open={asks} onOpenChange={setAsks} onClose={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type DialogActionsProps = { children?: ReactNode; cancel?: string };

/** The last row of a dialog: "Cancel", which closes it without asking, and what else can be done. */
export function DialogActions({ children, cancel = 'Cancel' }: DialogActionsProps) {
  return (
    <div className="mt-4 flex flex-wrap justify-end gap-2 [.grid>&]:mt-0">
      <Radix.Close asChild>
        <Button data-cancel="">{cancel}</Button>
      </Radix.Close>
      {children}
    </div>
  );
}

type AskToCloseProps = { open: boolean; onOpenChange: (open: boolean) => void; onClose: () => void };

function AskToClose({ open, onOpenChange, onClose }: AskToCloseProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-black/40" />
        <AlertDialog.Content className={`${PLACE} sm:w-[min(26rem,calc(100vw-2rem))]`}>
          <AlertDialog.Title className="font-semibold text-lg">Close without sending?</AlertDialog.Title>
          <AlertDialog.Description className="mt-1 text-muted">
            The text that you typed is kept in this tab until you send it.
          </AlertDialog.Description>
          <div className="mt-4 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>Keep writing</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button onClick={onClose}>Close anyway</Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
