import { allowsReview } from '#lib/gate/gate.ts';
import type { Counted } from './claim-record.ts';
import type { ClaimView } from './claim-view.ts';

/** What a claim still needs, in the order of the work. */
export const NEED_KINDS = [
  'evidence',
  'first_vote',
  'votes',
  'objection',
  'sending',
  'review',
  'changes',
  'nothing',
] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** The kinds as headings: "Needs …". */
export const NEED_WORDS: Record<NeedKind, string> = {
  evidence: 'Needs evidence',
  first_vote: 'Needs a first vote',
  votes: 'Needs votes',
  objection: 'Needs an objection settled',
  sending: 'Needs to be sent to review',
  review: 'Needs a reviewer',
  changes: 'Needs the changes asked for',
  nothing: 'Needs nothing',
};

/** The kind of the next thing that the claim needs. */
export function classifyNeed({
  state,
  evidence,
  gate,
}: Pick<ClaimView<Counted>, 'state' | 'evidence' | 'gate'>): NeedKind {
  switch (state) {
    case 'gathering':
      return evidence.length === 0 ? 'evidence' : 'first_vote';
    case 'voting':
      return 'votes';
    case 'voted':
      if (gate?.kind === 'blocked') return 'objection';
      if (gate && allowsReview(gate)) return 'sending';
      return gate?.kind === 'too few votes' && gate.missingVoteCount === 0 ? 'evidence' : 'votes';
    case 'in_review':
      return 'review';
    case 'changes_requested':
      return 'changes';
    case 'approved':
    case 'rejected':
      return 'nothing';
  }
}
