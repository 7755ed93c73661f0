import { RATING_WORDS, RATINGS } from '#lib/gate/rating.ts';
import type { Vote } from '#lib/vote/round.ts';

/** The votes for each rating, as six columns; the list beside it says the same in words. */
export function VoteSpread({ votes }: { votes: readonly Vote[] }) {
  const counts = RATINGS.map((rating) => votes.filter((vote) => vote.rating === rating).length);
  const most = Math.max(1, ...counts);
  return (
    <div aria-hidden className="grid grid-cols-6 items-end gap-1">
      {RATINGS.map((rating, index) => {
        const count = counts[index] ?? 0;
        return (
          <div
            key={rating}
            title={RATING_WORDS[rating]}
            className="grid gap-1 text-center text-[0.75rem] text-muted tabular-nums"
          >
            <div className="flex h-10 items-end">
              <div className="w-full rounded-t-sm bg-line-strong" style={{ height: `${(count / most) * 100}%` }} />
            </div>
            <span className="border-line border-t">{rating}</span>
          </div>
        );
      })}
    </div>
  );
}
