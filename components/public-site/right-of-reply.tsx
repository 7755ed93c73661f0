import { formatDay } from '#components/ui/format-date.ts';
import type { SnapshotReply } from '#lib/version/snapshot.ts';

type RightOfReplyProps = { replies: readonly SnapshotReply[]; heading: 'h2' | 'h4' };

/** Whom the newsroom asked about the claim, and what they answered, in their own words. */
export function RightOfReply({ replies, heading: Heading }: RightOfReplyProps) {
  return (
    <div className="mt-5">
      <Heading className="font-semibold text-sm">Right of reply</Heading>
      <ul className="mt-2 grid gap-3">
        {replies.map(({ asked, askedOn, deadline, answer, answeredOn }) => (
          <li key={`${asked} ${askedOn}`} className="break-inside-avoid">
            <p className="text-muted text-sm">
              <bdi className="font-medium text-ink">{asked}</bdi> was asked on{' '}
              <time dateTime={askedOn}>{formatDay(askedOn)}</time>
              {answer === null ? (
                <>
                  , to answer by <time dateTime={deadline}>{formatDay(deadline)}</time>. No answer had come when this
                  was published.
                </>
              ) : (
                <>
                  {' '}
                  and {answer === '' ? 'declined to comment' : 'answered'}
                  {answeredOn && (
                    <>
                      {' '}
                      on <time dateTime={answeredOn}>{formatDay(answeredOn)}</time>
                    </>
                  )}
                  {answer === '' ? '.' : ':'}
                </>
              )}
            </p>
            {answer !== null && answer !== '' && (
              <blockquote
                dir="auto"
                className="mt-1 border-line border-s-2 ps-3 font-serif leading-snug whitespace-pre-line"
              >
                {answer}
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
