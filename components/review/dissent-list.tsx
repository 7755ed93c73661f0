import type { ClaimView } from '#lib/claim/claim-view.ts';
import { RATING_WORDS } from '#lib/gate/rating.ts';
import type { Vote } from '#lib/vote/round.ts';
import { listDissent } from '#lib/vote/round-view.ts';

/** The standing votes that are not the verdict's, as the public will read them. */
export function DissentList({ claim, votes }: { claim: ClaimView; votes: readonly Vote[] }) {
  const dissent = listDissent(votes, claim.gate?.rating ?? null);
  if (dissent.length === 0) return null;
  return (
    <section aria-label="Dissent" className="grid gap-1">
      <h3 className="font-semibold">Dissent</h3>
      <ul className="grid gap-1">
        {dissent.map(({ rating, count, reasons }) => (
          <li key={rating}>
            {count} of {votes.length} rated it “{RATING_WORDS[rating]}”{reasons.length > 0 && `: ${reasons.join(' ')}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
