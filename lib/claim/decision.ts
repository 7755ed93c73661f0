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

/** "Claim 3: approved.", out of "3-approved"; null when it says nothing of the kind. */
export function describeDecided(decided: string | undefined): string | null {
  const [, number, decision] = /^(\d+)-(\w+)$/.exec(decided ?? '') ?? [];
  if (number && decision === 'endorsed')
    return `Claim ${number}: approved by you; a second reviewer has to approve it.`;
  const words = Object.entries(DECISION_WORDS).find(([key]) => key === decision)?.[1];
  return number && words ? `Claim ${number}: ${words.toLowerCase()}.` : null;
}
