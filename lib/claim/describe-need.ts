import { describeGate } from '#lib/gate/describe-gate.ts';
import { allowsReview, type GateOutcome } from '#lib/gate/gate.ts';
import type { ClaimState } from './transitions.ts';

/** Who must act next. objectors: the member who objected and can withdraw it, or a reviewer, who can overrule it. */
export const NEED_PARTIES = ['team', 'voters', 'objectors', 'reviewers', 'nobody'] as const;
export type NeedParty = (typeof NEED_PARTIES)[number];

/** What a claim still needs, in words, and from whom. */
export type Need = { readonly words: string; readonly who: NeedParty };

export type NeedInput = {
  state: ClaimState;
  evidenceCount: number;
  /** The open round's counts, or null. */
  openRound: { votedCount: number; eligibleCount: number } | null;
  gate: GateOutcome | null;
  /** The last review's reason, where changes were requested. */
  changesReason: string | null;
  /** Who has approved it already, and how many more have to. */
  approval: { readonly approverNames: readonly string[]; readonly neededCount: number };
};

/** The one next thing that the claim needs. */
export function describeNeed({ state, evidenceCount, openRound, gate, changesReason, approval }: NeedInput): Need {
  switch (state) {
    case 'gathering':
      if (evidenceCount === 0) return { words: 'Needs evidence: link a passage.', who: 'team' };
      return { words: 'Ready for the first vote.', who: 'voters' };
    case 'voting':
      return { words: `${openRound?.votedCount ?? 0} of ${openRound?.eligibleCount ?? 0} have voted.`, who: 'voters' };
    case 'voted':
      if (gate && allowsReview(gate)) return { words: `${describeGate(gate)} Send it to review.`, who: 'team' };
      return {
        words: gate ? describeGate(gate) : 'Needs votes.',
        who: gate?.kind === 'blocked' ? 'objectors' : 'team',
      };
    case 'in_review':
      return { words: describeReview(approval), who: 'reviewers' };
    case 'changes_requested':
      return { words: changesReason ? `Asked for: ${changesReason}` : 'Changes were requested.', who: 'team' };
    case 'approved':
      return { words: 'Ready for the fact sheet.', who: 'nobody' };
    case 'rejected':
      return { words: 'Rejected. A new wording starts it again.', who: 'nobody' };
  }
}

function describeReview({ approverNames, neededCount }: NeedInput['approval']): string {
  const [first] = approverNames;
  if (first) return `Waits for a second reviewer; ${first} has approved it.`;
  return neededCount === 2 ? 'Waits for two reviewers.' : 'Waits for a reviewer.';
}
