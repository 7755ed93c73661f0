import type { NeedKind } from './classify-need.ts';
import type { NeedParty } from './describe-need.ts';

const ACTIONS: Record<NeedKind, string | null> = {
  evidence: 'Link evidence',
  first_vote: 'Cast your vote',
  votes: 'Cast your vote',
  objection: 'Settle the objection',
  sending: 'Send it to review',
  review: 'Review it',
  changes: 'Make the changes',
  nothing: null,
};

/** What a member who can take the claim's next step does, as a command to them; null where nothing is to be done. */
export function nameAction(kind: NeedKind, who: NeedParty): string | null {
  // The round has closed with too few: what is needed is another one.
  return kind === 'votes' && who === 'team' ? 'Bring in more votes' : ACTIONS[kind];
}
