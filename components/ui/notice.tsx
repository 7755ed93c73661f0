import { CircleAlert, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

type NoticeProps = { tone?: 'info' | 'error'; children: ReactNode };

/** A sentence that matters now. An error is announced at once, other notices when the reader pauses. */
export function Notice({ tone = 'info', children }: NoticeProps) {
  const Icon = tone === 'error' ? CircleAlert : Info;
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={classNames(
        'flex items-start gap-2 rounded-md border px-3 py-2',
        tone === 'error' ? 'border-danger/50 text-danger' : 'border-line bg-sunken',
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div>{children}</div>
    </div>
  );
}
