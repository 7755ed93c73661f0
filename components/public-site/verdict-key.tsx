import type { Verdict } from '#lib/gate/verdict.ts';
import { VERDICTS } from '#lib/version/snapshot.ts';
import { VerdictMark } from './verdict-mark.tsx';

const MEANINGS: Record<Exclude<Verdict, 'confirmed'>, string> = {
  probable: 'Consistent and logical, but not confirmed by itself.',
  disputed: 'We could not agree: the ratings lie too far apart for one verdict.',
  unconfirmed: 'Rated “possibly true”: agrees with some of what is known, and no more can be said.',
  doubtful: 'Possible, but nothing else supports it.',
  false: 'Rated “improbable”: contradicted by what is known.',
  unjudged: 'There is nothing to judge it by.',
};

type VerdictKeyProps = {
  /** What "Confirmed" takes besides the votes; empty where the rule asks for nothing. */
  confirming?: readonly string[];
};

/** What each verdict means, in the order of the summary. */
export function VerdictKey({ confirming = [] }: VerdictKeyProps) {
  return (
    <dl className="mt-4 grid gap-x-4 gap-y-2 sm:grid-cols-[10.5rem_1fr] sm:gap-y-1.5">
      {VERDICTS.map((verdict) => (
        <div key={verdict} className="contents">
          <dt>
            <VerdictMark verdict={verdict} />
          </dt>
          <dd className="max-sm:-mt-1.5">
            {verdict === 'confirmed' ? describeConfirmed(confirming) : MEANINGS[verdict]}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function describeConfirmed(confirming: readonly string[]): string {
  if (confirming.length === 0) return 'Rated “confirmed”: it fits what else is known.';
  return `Rated “confirmed”, with ${confirming.join(', or ')}.`;
}
