import type { Role } from '#lib/actor/actor.ts';
import { can, findRefusal as findRoleRefusal, type Verb } from '#lib/actor/policy.ts';
import type { Failure } from '#lib/failures.ts';

/*
 * The state machine of a claim: which step leads where, and who may take it. Voting and reviewing are steps of the same
 * machine, so the order of steps is defined here alone.
 */

export const CLAIM_STATES = [
  'gathering',
  'voting',
  'voted',
  'in_review',
  'approved',
  'changes_requested',
  'rejected',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

export const CLAIM_STEPS = [
  'reword',
  'edit_evidence',
  'open_round',
  'close_round',
  'withdraw_objection',
  'overrule_objection',
  'send_to_review',
  'endorse',
  'approve',
  'request_changes',
  'reject',
] as const;
export type ClaimStep = (typeof CLAIM_STEPS)[number];

/**
 * The member's relation to the claim. author: of the claim or of its current wording; closer: allowed by the newsroom's
 * rule to close the open round, besides reviewers and admins; approver: gave the first of two approvals, which still
 * counts; assigned: is responsible for it, which changes no permission.
 */
export const RELATIONS = ['author', 'voter', 'closer', 'approver', 'assigned', 'none'] as const;
export type Relation = (typeof RELATIONS)[number];

const NEXT: Record<ClaimState, Partial<Record<ClaimStep, ClaimState>>> = {
  gathering: { reword: 'gathering', edit_evidence: 'gathering', open_round: 'voting' },
  voting: { reword: 'gathering', edit_evidence: 'voting', close_round: 'voted' },
  voted: {
    reword: 'gathering',
    edit_evidence: 'voted',
    open_round: 'voting',
    withdraw_objection: 'voted',
    overrule_objection: 'voted',
    send_to_review: 'in_review',
  },
  in_review: {
    reword: 'gathering',
    edit_evidence: 'in_review',
    // The first of two approvals.
    endorse: 'in_review',
    approve: 'approved',
    request_changes: 'changes_requested',
    reject: 'rejected',
  },
  // Requesting changes reopens an approved claim; the reason says why.
  approved: { request_changes: 'changes_requested' },
  changes_requested: {
    reword: 'gathering',
    edit_evidence: 'changes_requested',
    open_round: 'voting',
    withdraw_objection: 'changes_requested',
    overrule_objection: 'changes_requested',
    send_to_review: 'in_review',
  },
  rejected: { reword: 'gathering' },
};

export type StepQuestion = { state: ClaimState; step: ClaimStep; role: Role; relations: readonly Relation[] };

export type StepAnswer =
  | { readonly allowed: true; readonly next: ClaimState }
  | { readonly allowed: false; readonly failure: Failure };

/** Whether the member may take the step now, and where it leads. Role and relation are asked before the state. */
export function decideStep({ state, step, role, relations }: StepQuestion): StepAnswer {
  const refusal = findRefusal(step, role, relations);
  if (refusal) return { allowed: false, failure: refusal };
  const next = NEXT[state][step];
  if (!next) return { allowed: false, failure: ['claim.wrong-state', { state, step }] };
  return { allowed: true, next };
}

/** Whether the member may take the step now. */
export function canStep(question: StepQuestion): boolean {
  return decideStep(question).allowed;
}

const VERBS: Record<ClaimStep, Verb> = {
  reword: 'claim.reword',
  edit_evidence: 'evidence.edit',
  open_round: 'round.open',
  close_round: 'round.close',
  withdraw_objection: 'objection.withdraw',
  overrule_objection: 'objection.overrule',
  send_to_review: 'review.request',
  endorse: 'review.decide',
  approve: 'review.decide',
  request_changes: 'review.decide',
  reject: 'review.decide',
};

function findRefusal(step: ClaimStep, role: Role, relations: readonly Relation[]): Failure | null {
  return findRoleRefusal(role, VERBS[step]) ?? findRelationRefusal(step, role, relations);
}

function findRelationRefusal(step: ClaimStep, role: Role, relations: readonly Relation[]): Failure | null {
  switch (step) {
    case 'endorse':
    case 'approve':
      if (relations.includes('approver')) return ['claim.approved-already'];
      return findAuthorRefusal(relations);
    case 'request_changes':
    case 'reject':
      return findAuthorRefusal(relations);
    case 'close_round':
      if (can(role, 'round.close-any') || relations.includes('closer')) return null;
      return ['round.not-closer'];
    case 'overrule_objection':
      return relations.includes('author') ? ['claim.author-overrules'] : null;
    case 'withdraw_objection':
      return relations.includes('voter') ? null : ['objection.not-own'];
    default:
      return null;
  }
}

function findAuthorRefusal(relations: readonly Relation[]): Failure | null {
  return relations.includes('author') ? ['claim.author-reviews'] : null;
}
