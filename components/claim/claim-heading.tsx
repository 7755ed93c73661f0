import { VerdictMark } from '#components/public-site/verdict-mark.tsx';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { classifyNeed } from '#lib/claim/classify-need.ts';
import { nameAction } from '#lib/claim/name-action.ts';
import { findVerdict } from '#lib/gate/verdict.ts';
import type { PublishedClaims } from '#lib/version/published-claims.ts';
import { PublishedNote } from './published-note.tsx';
import { StateBadge } from './state-badge.tsx';

type ClaimHeadingProps = { claim: ClaimView; level?: 1 | 2; published?: PublishedClaims | null };

/** The claim's words, set like print, with its state and what it needs. */
export function ClaimHeading({ claim, level = 1, published = null }: ClaimHeadingProps) {
  const action = claim.needsViewer ? nameAction(classifyNeed(claim), claim.need.who) : null;
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <header className="grid gap-2">
      <p className="flex flex-wrap items-center gap-2 text-[0.8125rem] text-muted">
        <span>
          Claim {claim.number} by {claim.author.name}
          {claim.wording.number > 1 && `, wording ${claim.wording.number} by ${claim.wording.author.name}`}
        </span>
        <StateBadge state={claim.state} />
        {claim.state === 'approved' && claim.gate && <VerdictMark verdict={findVerdict(claim.gate)} />}
      </p>
      <PublishedNote published={published} claimNumber={claim.number} />
      <Heading
        id="wording"
        className="max-w-[40ch] scroll-mt-20 font-serif font-semibold text-[1.5rem] leading-snug sm:text-[1.75rem]"
      >
        {claim.wording.text}
      </Heading>
      <p className={claim.needsViewer ? 'font-medium' : 'text-muted'}>
        {action && <span className="text-accent">{action}. </span>}
        {claim.need.words}
      </p>
    </header>
  );
}
