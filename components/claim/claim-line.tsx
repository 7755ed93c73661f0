import Link from 'next/link';
import { VerdictMark } from '#components/public-site/verdict-mark.tsx';
import { formatDay } from '#components/ui/format-date.ts';
import { isOverdue } from '#lib/overview/arrange-claims.ts';
import type { ClaimSummary } from '#lib/overview/claim-summary.ts';
import { NeedWords } from './need-words.tsx';
import { SideCounts } from './side-counts.tsx';
import { StateBadge } from './state-badge.tsx';

type ClaimLineProps = {
  claim: ClaimSummary;
  href: string;
  showsState: boolean;
  today: string;
  /** Where readers have it, in words; null where they do not. */
  published?: string | null;
  /** Where the list is of several stories. */
  storyTitle?: string;
};

/** One claim in a list: its text, its state, what it needs. The whole line is the link. */
export function ClaimLine({ claim, href, showsState, today, published, storyTitle }: ClaimLineProps) {
  const { number, text, state, verdict, sides, need, needKind, needsViewer, assignee, dueOn, mentionsViewer } = claim;
  return (
    <li
      id={storyTitle ? undefined : `claim-${number}`}
      className="relative grid scroll-mt-20 gap-1 px-4 py-3 focus-within:bg-sunken hover:bg-sunken grid-cols-[1.75rem_minmax(0,1fr)] sm:grid-cols-[2.25rem_1fr_auto] sm:gap-x-3"
    >
      <span className="text-muted tabular-nums" aria-hidden>
        {number}
      </span>
      <div className="min-w-0">
        {storyTitle && <p className="truncate text-[0.75rem] text-muted">{storyTitle}</p>}
        <Link
          href={href}
          data-claim-link
          aria-label={`Claim ${number}: ${text}`}
          className="font-serif text-[1.0625rem] leading-snug outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
        >
          {text}
        </Link>
        <p className="mt-1 text-[0.8125rem] text-muted">
          <SideCounts sides={sides} />
          {published && ` · ${published}`}
        </p>
        <NeedWords need={need} needKind={needKind} needsViewer={needsViewer} />
        {(assignee || mentionsViewer) && (
          <p className="flex flex-wrap gap-x-2 text-[0.8125rem] text-muted">
            {assignee && (
              <span>
                For {assignee.name}
                {dueOn && (
                  <span className={isOverdue(claim, today) ? 'font-medium text-danger' : undefined}>
                    , {isOverdue(claim, today) ? 'was due' : 'due'} <time dateTime={dueOn}>{formatDay(dueOn)}</time>
                  </span>
                )}
              </span>
            )}
            {mentionsViewer && <span className="font-medium text-accent">You are mentioned</span>}
          </p>
        )}
      </div>
      <div className="col-start-2 flex flex-wrap items-center gap-2 empty:hidden sm:col-start-auto sm:flex-col sm:items-end">
        {showsState && <StateBadge state={state} />}
        {verdict && <VerdictMark verdict={verdict} className="text-[0.8125rem]" />}
      </div>
    </li>
  );
}
