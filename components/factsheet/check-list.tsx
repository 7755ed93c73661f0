import { CircleAlert, CircleCheck } from 'lucide-react';
import type { Check } from '#lib/factsheet/check-sheet.ts';

/** The list before publishing: each point met, or what to do about it. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <ul className="grid gap-2 text-sm">
      {checks.map(({ id, met, words, fix }) => (
        <li key={id} className="flex items-start gap-2">
          {met ? (
            <CircleCheck role="img" aria-label="Met" className="mt-0.5 size-4 shrink-0 text-verdict-confirmed" />
          ) : (
            <CircleAlert role="img" aria-label="Not met" className="mt-0.5 size-4 shrink-0 text-danger" />
          )}
          <span>
            {words}
            {!met && <span className="block text-muted">{fix}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
