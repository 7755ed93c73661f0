import { CircleCheck, CircleDashed, CircleHelp, CircleSlash, CircleX, Scale, TriangleAlert } from 'lucide-react';
import { classNames } from '#components/ui/class-names.ts';
import { VERDICT_WORDS, type Verdict } from '#lib/gate/verdict.ts';

const MARKS = {
  confirmed: { Icon: CircleCheck, colour: 'text-verdict-confirmed' },
  probable: { Icon: CircleDashed, colour: 'text-verdict-probable' },
  disputed: { Icon: Scale, colour: 'text-verdict-disputed' },
  unconfirmed: { Icon: CircleHelp, colour: 'text-verdict-unconfirmed' },
  doubtful: { Icon: TriangleAlert, colour: 'text-verdict-doubtful' },
  false: { Icon: CircleX, colour: 'text-verdict-false' },
  unjudged: { Icon: CircleSlash, colour: 'text-verdict-unjudged' },
} satisfies Record<Verdict, unknown>;

type VerdictMarkProps = { verdict: Verdict; count?: number; className?: string };

/** A verdict as icon and word, in its colour; with `count` how many claims have it. */
export function VerdictMark({ verdict, count, className }: VerdictMarkProps) {
  const { Icon, colour } = MARKS[verdict];
  return (
    <span className={classNames('inline-flex items-baseline gap-1.5 font-semibold', colour, className)}>
      <Icon aria-hidden className="size-[1.15em] shrink-0 translate-y-[0.19em]" />
      {/* The space is for screen readers and copying; a flex container shows none. */}
      {count !== undefined && <span className="tabular-nums">{count}</span>} {VERDICT_WORDS[verdict]}
    </span>
  );
}
