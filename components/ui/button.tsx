import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

const VARIANTS = {
  primary: 'bg-accent text-accent-ink border-transparent hover:opacity-90',
  secondary: 'bg-surface text-ink border-line-strong/60 hover:bg-sunken',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-sunken',
  danger: 'bg-surface text-danger border-danger/60 hover:bg-sunken',
};

const SIZES = {
  small: 'min-h-8 max-sm:min-h-10 px-2.5 text-[0.8125rem] gap-1.5',
  medium: 'min-h-10 px-4 text-[0.875rem] gap-2',
};

export type ButtonLook = {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
};

/** The classes of a button, for links that look like one. */
export function buttonClass({ variant = 'secondary', size = 'medium' }: ButtonLook = {}, extra?: string): string {
  return classNames(
    'inline-flex items-center justify-center rounded-md border font-medium whitespace-nowrap select-none',
    'transition-colors disabled:opacity-50 disabled:pointer-events-none cursor-pointer',
    VARIANTS[variant],
    SIZES[size],
    extra,
  );
}

type ButtonProps = ComponentProps<'button'> & ButtonLook & { busy?: boolean };

/** A button; while `busy` it shows a spinner, keeps its name and cannot be pressed. */
export function Button({ variant, size, busy = false, className, children, disabled, type, ...rest }: ButtonProps) {
  const look = { ...(variant && { variant }), ...(size && { size }) };
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClass(look, className)}
    >
      {busy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
      {children}
    </button>
  );
}
