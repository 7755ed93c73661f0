import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

type BadgeProps = { children: ReactNode; className?: string; title?: string };

/** A small label in a quiet frame. Its colour follows the text colour given by `className`. */
export function Badge({ children, className, title }: BadgeProps) {
  return (
    <span
      title={title}
      className={classNames(
        'inline-flex items-center gap-1 rounded-full border border-current/30 px-2 py-0.5 font-medium text-[0.75rem] leading-4 whitespace-nowrap',
        className ?? 'text-muted',
      )}
    >
      {children}
    </span>
  );
}
