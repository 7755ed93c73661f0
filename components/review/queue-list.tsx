'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { classNames } from '#components/ui/class-names.ts';
import { useKeys } from '#components/ui/use-keys.ts';

export type QueueLine = {
  id: string;
  number: number;
  text: string;
  storyTitle: string;
  since: string;
  waitsFor: string;
};

/** The claims that wait for a reviewer, oldest first. j and k move between them. */
export function QueueList({ lines, currentId }: { lines: readonly QueueLine[]; currentId: string }) {
  const router = useRouter();
  const at = lines.findIndex(({ id }) => id === currentId);
  const go = (step: 1 | -1) => {
    const next = lines[at + step];
    if (next) router.push(hrefOf(next.id), { scroll: false });
  };
  useKeys({ j: () => go(1), k: () => go(-1) });

  return (
    <nav aria-label="Review queue">
      <ol className="max-h-64 divide-y divide-line overflow-y-auto rounded-lg border border-line bg-surface lg:max-h-none">
        {lines.map(({ id, number, text, storyTitle, since, waitsFor }) => (
          <li key={id}>
            <Link
              href={hrefOf(id)}
              scroll={false}
              aria-current={id === currentId ? 'true' : undefined}
              className={classNames('block px-3 py-2.5 hover:bg-sunken', id === currentId && 'bg-sunken')}
            >
              <span className="block truncate text-[0.75rem] text-muted">
                {storyTitle}, claim {number}
              </span>
              <span className="line-clamp-2 font-serif leading-snug">{text}</span>
              <span className="block text-[0.75rem] text-muted">
                {since}. {waitsFor}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {lines.length > 1 && (
        <p className="mt-2 text-[0.8125rem] text-muted">
          Keys: <kbd>j</kbd> and <kbd>k</kbd> move.
        </p>
      )}
    </nav>
  );
}

function hrefOf(claimId: string): string {
  return `/review?claim=${claimId}`;
}
