import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { countOf } from '#components/ui/count-of.ts';
import { CLAIM_STATES } from '#lib/claim/transitions.ts';
import { STATE_WORDS } from '#lib/claim-words.ts';
import type { StoryProgress } from '#lib/overview/story-progress.ts';

/** How far the story's claims have come, state by state. */
export function StoryProgressPanel({ storyId, progress }: { storyId: string; progress: StoryProgress }) {
  const { counts, total, decided } = progress;
  return (
    <section aria-labelledby="claims" className="grid gap-4 rounded-lg border border-line bg-surface p-5">
      <h2 id="claims" className="font-semibold text-xl">
        Claims
      </h2>
      {total === 0 ? (
        <p className="text-muted">
          No claim yet. Open an article, select a passage that can be checked, and choose “Make claim”.
        </p>
      ) : (
        <>
          <div className="grid gap-1.5">
            <progress
              aria-label="Claims decided"
              value={decided}
              max={total}
              className="h-1.5 w-full appearance-none overflow-hidden rounded-full [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
            />
            <p className="text-[0.875rem] text-muted">
              {decided} of {countOf(total, 'claim', 'claims')} decided
            </p>
          </div>
          <dl className="grid grid-cols-[1fr_auto] gap-y-1.5 text-[0.875rem]">
            {CLAIM_STATES.filter((state) => counts[state] > 0).map((state) => (
              <div key={state} className="contents">
                <dt>{STATE_WORDS[state]}</dt>
                <dd className="text-right tabular-nums">{counts[state]}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <div className="grid gap-2">
        <Link href={`/stories/${storyId}/claims`} className={buttonClass()}>
          Open the claim board
        </Link>
        {total > 0 && (
          <Link href={`/stories/${storyId}/matrix`} className={buttonClass({ variant: 'quiet' })}>
            Who says what
          </Link>
        )}
      </div>
    </section>
  );
}
