import type { ClaimStep } from './transitions.ts';

export const DECISIONS = ['approved', 'changes_requested', 'rejected'] as const;
export type Decision = (typeof DECISIONS)[number];

/** The step of the claim's machine that each decision is. */
export const DECISION_STEPS: Record<Decision, ClaimStep> = {
  approved: 'approve',
  changes_requested: 'request_changes',
  rejected: 'reject',
};

/** The decisions on screen, in the past tense. */
export const DECISION_WORDS: Record<Decision, string> = {
  approved: 'Approved',
  changes_requested: 'Changes requested',
  rejected: 'Rejected',
};

/** The names of their buttons, and the key of each. */
export const DECISION_BUTTONS: Record<Decision, string> = {
  approved: 'Approve',
  changes_requested: 'Request changes',
  rejected: 'Reject',
};
export const DECISION_KEYS: Record<Decision, string> = { approved: 'a', changes_requested: 'c', rejected: 'x' };

/** "Claim 3: approved."; `endorsed` is the first approval of two. */
export function describeDecided(claimNumber: number, outcome: Decision | 'endorsed'): string {
  if (outcome === 'endorsed') return `Claim ${claimNumber}: approved by you; a second reviewer has to approve it.`;
  return `Claim ${claimNumber}: ${DECISION_WORDS[outcome].toLowerCase()}.`;
}
