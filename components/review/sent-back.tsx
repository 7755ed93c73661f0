import Link from 'next/link';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import type { ClaimSummary } from '#lib/overview/claim-summary.ts';
import { linkPointers, type PointerLink } from '#lib/review/pointer.ts';

/** The viewer's own claims that a reviewer sent back, before everything else on the board. */
export function SentBackList({ storyId, claims }: { storyId: string; claims: readonly ClaimSummary[] }) {
  if (claims.length === 0) return null;
  return (
    <section
      aria-label="Sent back to you"
      className="mb-6 grid gap-2 rounded-lg border border-line-strong bg-surface p-4"
    >
      <h2 className="font-semibold">Sent back to you</h2>
      <ul className="grid gap-3">
        {claims.map(({ id, number, text, need }) => (
          <li key={id}>
            <Link
              href={`/stories/${storyId}/claims/${id}`}
              className="font-serif text-accent underline underline-offset-2"
            >
              Claim {number}: {text}
            </Link>
            <p className="text-[0.875rem]">{need.words}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the reviewer asked for, before everything else on the claim's page, with links to each place that is meant. */
export function ChangesRequested({ claim }: { claim: ClaimView }) {
  const [review] = claim.reviews;
  if (claim.state !== 'changes_requested' || review?.decision !== 'changes_requested') return null;
  return (
    <section
      aria-label="Changes requested"
      className="mb-6 grid gap-1.5 rounded-lg border border-verdict-doubtful/60 bg-surface p-4"
    >
      <h2 className="font-semibold">
        {claim.viewerIsAuthor ? 'Your claim was sent back' : 'Changes were requested'} by {review.reviewer.name}
      </h2>
      <p className="max-w-prose">{review.reason}</p>
      <PointerLinks links={linkPointers(review.pointsAt, claim)} base="" />
    </section>
  );
}

/** "This means: the wording, the votes." `base`: the claim's page, empty on that page itself. */
export function PointerLinks({ links, base }: { links: readonly PointerLink[]; base: string }) {
  if (links.length === 0) return null;
  return (
    <p className="text-[0.875rem] text-muted">
      This means:{' '}
      {links.map(({ anchor, words }, index) => (
        <span key={anchor + words}>
          {index > 0 && ', '}
          <Link href={`${base}#${anchor}`} className="text-accent underline underline-offset-2">
            {words}
          </Link>
        </span>
      ))}
    </p>
  );
}
