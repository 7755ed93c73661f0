import { Badge } from '#components/ui/badge.tsx';
import type { ClaimState } from '#lib/claim/transitions.ts';
import { STATE_WORDS } from '#lib/claim-words.ts';

const COLOURS: Record<ClaimState, string> = {
  gathering: 'text-muted',
  voting: 'text-accent',
  voted: 'text-ink',
  in_review: 'text-verdict-disputed',
  approved: 'text-verdict-confirmed',
  changes_requested: 'text-verdict-doubtful',
  rejected: 'text-verdict-false',
};

/** The claim's state as a word. */
export function StateBadge({ state }: { state: ClaimState }) {
  return <Badge className={COLOURS[state]}>{STATE_WORDS[state]}</Badge>;
}
