import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import type { NextStep } from '#lib/overview/next-step.ts';

/** What the story needs next, with the page's one primary action. */
export function NextStepPanel({ storyId, step: { words, place } }: { storyId: string; step: NextStep }) {
  return (
    <section
      aria-label="Next step"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border border-line-strong bg-surface px-5 py-4"
    >
      <p>
        <span className="font-semibold">Next:</span> {words}
      </p>
      {place && (
        <Link
          href={place.path.startsWith('/') ? place.path : `/stories/${storyId}/${place.path}`}
          className={buttonClass({ variant: 'primary' })}
        >
          {place.name}
        </Link>
      )}
    </section>
  );
}
