import { CircleAlert, CircleCheck } from 'lucide-react';
import { classNames } from '#components/ui/class-names.ts';
import type { Check } from '#lib/factsheet/check-sheet.ts';

/** The list before publishing: each point met, or what to do about it. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <ul className="grid gap-2 text-sm">
      {checks.map(({ id, met, words, fix, isAdvice }) => (
        <li key={id} className="flex items-start gap-2">
          {met ? (
            <CircleCheck role="img" aria-label="Met" className="mt-0.5 size-4 shrink-0 text-verdict-confirmed" />
          ) : (
            <CircleAlert
              role="img"
              aria-label={isAdvice ? 'Advice' : 'Not met'}
              className={classNames('mt-0.5 size-4 shrink-0', isAdvice ? 'text-muted' : 'text-danger')}
            />
          )}
          <span className="min-w-0">
            {words}
            {!met && <span className="block text-muted">{fix}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
