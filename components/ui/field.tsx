import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

const CONTROL =
  'w-full rounded-md border border-line-strong/70 bg-surface px-3 py-2 text-ink placeholder:text-muted disabled:opacity-60';

type Frame = { label: string; hint?: ReactNode; error?: string | null };
/** `labelHidden`: for screen readers only, where the visible text says it already. */
type SelectFrame = Frame & { labelHidden?: boolean };

/** A labelled one-line input with its hint and its error tied to it. */
export function TextField({ label, hint, error, className, ...rest }: Frame & ComponentProps<'input'>) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error ?? null}>
      <input
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint`}
        className={classNames(CONTROL, 'h-10', className)}
      />
    </FieldFrame>
  );
}

/** The same for text of several lines. */
export function TextArea({ label, hint, error, className, ...rest }: Frame & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error ?? null}>
      <textarea
        rows={4}
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint`}
        className={classNames(CONTROL, 'leading-relaxed', className)}
      />
    </FieldFrame>
  );
}

/** The same for a choice from a short list. */
export function SelectField({
  label,
  labelHidden = false,
  hint,
  error,
  className,
  children,
  ...rest
}: SelectFrame & ComponentProps<'select'>) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} labelHidden={labelHidden} hint={hint} error={error ?? null}>
      <select
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint`}
        className={classNames(CONTROL, 'h-10', className)}
      >
        {children}
      </select>
    </FieldFrame>
  );
}

type FieldFrameProps = {
  id: string;
  label: string;
  labelHidden?: boolean;
  hint: ReactNode;
  error: string | null;
  children: ReactNode;
};

function FieldFrame({ id, label, labelHidden = false, hint, error, children }: FieldFrameProps) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className={classNames('font-medium text-[0.8125rem]', labelHidden && 'sr-only')}>
        {label}
      </label>
      {children}
      <p
        id={`${id}-hint`}
        className={classNames('text-[0.8125rem]', error ? 'text-danger' : 'text-muted', !error && !hint && 'hidden')}
      >
        {error ?? hint}
      </p>
    </div>
  );
}
