import { formatDay } from '#components/ui/format-date.ts';
import { describeAgreement } from '#lib/gate/consensus.ts';
import { isRating, RATING_WORDS } from '#lib/gate/rating.ts';
import { describeConfirming } from '#lib/gate/rule.ts';
import { VERDICT_WORDS } from '#lib/gate/verdict.ts';
import type { SnapshotClaim, SnapshotFormat } from '#lib/version/snapshot.ts';
import { describeVotes } from '#lib/version/summarise.ts';
import { PublicEvidence } from './public-evidence.tsx';
import { RightOfReply } from './right-of-reply.tsx';
import { VerdictMark } from './verdict-mark.tsx';

type PublicClaimProps = {
  claim: SnapshotClaim;
  format: SnapshotFormat;
  slug: string;
  /** 1 on the claim's own page, whose heading it is. */
  headingLevel?: 1 | 3;
};

/** One claim of a published version: its verdict, how it was reached, who disagreed and why, and the evidence. */
export function PublicClaim({ claim, format, slug, headingLevel = 3 }: PublicClaimProps) {
  const { number, wording, verdict, agreement, countedVotes, abstainedVotes, rule, replies = [] } = claim;
  const Heading = `h${headingLevel}` as const;
  const confirming = describeConfirming(rule);
  const SideHeading = headingLevel === 1 ? 'h2' : 'h4';
  return (
    <section
      id={`claim-${number}`}
      aria-labelledby={`claim-${number}-wording`}
      className="mt-8 rounded-lg border border-line bg-surface p-5 font-sans text-[0.9375rem] leading-relaxed sm:p-6 box-decoration-clone"
    >
      <p className="flex flex-wrap items-center justify-between gap-x-4 break-after-avoid">
        <VerdictMark verdict={verdict} className="text-lg" />
        <a href={`/facts/${slug}/claims/${number}`} className="text-muted text-sm underline-offset-2 hover:underline">
          Claim {number}
        </a>
      </p>
      <Heading id={`claim-${number}-wording`} dir="auto" className="mt-1 font-semibold font-serif text-xl leading-snug">
        {wording}
      </Heading>
      <p className="mt-2 break-after-avoid text-muted text-sm">
        In the newsroom {describeVotes(countedVotes, abstainedVotes)}
        {agreement !== null && `: ${describeAgreement(agreement)}`}. Reviewed{' '}
        <time dateTime={claim.reviewedAt}>{formatDay(claim.reviewedAt)}</time>.
      </p>
      {claim.capped && confirming && (
        <p className="mt-2 text-sm">
          The votes say “{RATING_WORDS[1]}”, which takes {confirming}; so it stands as “{VERDICT_WORDS[verdict]}”.
        </p>
      )}
      <Ratings claim={claim} heading={SideHeading} />
      <PublicEvidence claim={number} format={format} evidence={claim.evidence} heading={SideHeading} />
      {replies.length > 0 && <RightOfReply replies={replies} heading={SideHeading} />}
    </section>
  );
}

/** Dissent with reasons; for a disputed claim, all votes. */
function Ratings({ claim, heading: Heading }: { claim: SnapshotClaim; heading: 'h2' | 'h4' }) {
  const { verdict, dissent, countedVotes, abstainedVotes } = claim;
  // The dissent of a capped claim is of the votes' own median.
  const rating = claim.capped ? 1 : claim.rating;
  if (dissent.length === 0) return null;
  const total = countedVotes + abstainedVotes;
  const others = dissent.reduce((sum, { votes }) => sum + votes, 0);
  const isDisputed = verdict === 'disputed' && rating !== null;
  const middle = isDisputed ? [{ rating, votes: total - others, reasons: [] }] : [];
  const votes = [...middle, ...dissent].sort((a, b) => a.rating - b.rating);
  return (
    <div className="mt-3">
      <Heading className="font-semibold text-sm">{isDisputed ? 'How the votes fell' : 'Other votes'}</Heading>
      <ul className="mt-1 grid gap-1">
        {votes.map(({ rating: one, votes: count, reasons }) => (
          <li key={one}>
            {count} of {total} rated it “{wordOf(one)}”{isDisputed && one === rating ? '.' : writeReasons(reasons)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function writeReasons(reasons: readonly string[]): string {
  if (reasons.length === 0) return ', without a reason.';
  return `: ${reasons.map((reason) => `“${reason}”`).join('; ')}`;
}

function wordOf(rating: number): string {
  return isRating(rating) ? RATING_WORDS[rating].toLowerCase() : String(rating);
}
