import Link from 'next/link';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import { STANCE_WORDS } from '#lib/claim/stance.ts';

/** Leads to the claim that cites the passage, and says what the passage says for it. */
export function EvidenceMark({ passage, storyId }: { passage: CitedPassage; storyId: string }) {
  const { claimId, claimNumber, stance } = passage;
  return (
    <Link
      href={`/stories/${storyId}/claims/${claimId}`}
      className="inline-flex min-h-6 items-center gap-1 rounded px-1.5 text-[0.75rem] text-muted whitespace-nowrap hover:bg-sunken hover:text-ink"
    >
      <span className="font-semibold text-ink">Claim {claimNumber}</span> {STANCE_WORDS[stance]}
    </Link>
  );
}
