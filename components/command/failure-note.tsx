'use client';

import { type MouseEvent, useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { writeSignInAddress } from '#lib/auth/way-back.ts';
import { type Failure, remedyOf } from './failure.ts';

type FailureNoteProps = {
  /** A command, or whatever else was sent; nothing is shown where it has not failed. In a form `retry` is not called. */
  of: { failure: Failure | null; pending?: boolean; retry?: () => void };
  /** An INVALID one is shown at the form's field: see `readFieldError`. */
  exceptInvalid?: boolean;
  /** Instead of `retry`, where what is sent may have changed since and there is no form. */
  onRetry?: () => void;
};

/**
 * Says why something did not go through, and offers the way on. Within a form "Try again" submits the form, so that what was
 * changed since is what is sent.
 */
export function FailureNote({ of, exceptInvalid = false, onRetry = of.retry }: FailureNoteProps) {
  const { failure, pending = false } = of;
  const wayOn = useRef<HTMLDivElement>(null);

  // The button that was pressed was disabled while it was busy, and has lost the focus to the page or to its dialog.
  useEffect(() => {
    if (failure && !pending && document.activeElement?.matches('body, [role="dialog"]')) {
      wayOn.current?.querySelector<HTMLElement>('a, button')?.focus();
    }
  }, [failure, pending]);

  if (!failure || (exceptInvalid && failure.code === 'INVALID')) return null;
  const remedy = remedyOf(failure);
  const tryAgain = ({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>) =>
    form ? form.requestSubmit() : onRetry?.();
  return (
    <Notice tone="error">
      {pending ? 'Trying again…' : failure.message}
      <div ref={wayOn} className="mt-2 flex flex-wrap items-center gap-3 empty:hidden">
        {remedy === 'sign-in' && (
          // In a tab of its own: this one keeps what was typed.
          <a
            href={writeSignInAddress(location.pathname + location.search)}
            target="_blank"
            rel="noreferrer"
            className="underline underline-offset-2"
          >
            Sign in in a new tab
          </a>
        )}
        {(remedy === 'retry' || remedy === 'sign-in') && (
          <Button size="small" busy={pending} onClick={tryAgain}>
            Try again
          </Button>
        )}
        {remedy === 'reload' && (
          <Button size="small" onClick={() => location.reload()}>
            Reload
          </Button>
        )}
      </div>
    </Notice>
  );
}
