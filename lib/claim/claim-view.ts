import type { Actor } from '#lib/actor/actor.ts';
import type { Person } from '#lib/actor/person.ts';
import { can } from '#lib/actor/policy.ts';
import type { Failure } from '#lib/failures.ts';
import type { GateOutcome } from '#lib/gate/gate.ts';
import { findClosingBlocker, listUnanswered } from '#lib/vote/can-close.ts';
import { isObjectionOpen, type Vote } from '#lib/vote/round.ts';
import { type RoundView, viewRound } from '#lib/vote/round-view.ts';
import { listApprovers } from './approvals.ts';
import {
  type ClaimLink,
  type ClaimRecord,
  type Counted,
  countApprovalsNeeded,
  type Evidence,
  findRelations,
  judgeClaim,
  listRevealedVotes,
  type ReviewView,
  type WordingRecord,
} from './claim-record.ts';
import { describeNeed, type Need } from './describe-need.ts';
import { CLAIM_STEPS, type ClaimState, type ClaimStep, canStep } from './transitions.ts';

export type WordingView = Pick<WordingRecord, 'id' | 'number' | 'text' | 'author' | 'createdAt'> & {
  rounds: RoundView[];
};

/** A claim as one member may see it. */
export type ClaimView<E extends Counted = Evidence> = {
  id: string;
  storyId: string;
  storyTitle: string;
  number: number;
  state: ClaimState;
  version: number;
  author: Person;
  createdAt: string;
  reviewRequestedAt: string | null;
  assignee: Person | null;
  /** ISO 8601 date. */
  dueOn: string | null;
  mergedInto: ClaimLink | null;
  mergedFirstInto: ClaimLink | null;
  splitFrom: ClaimLink | null;
  wording: WordingView;
  pastWordings: WordingView[];
  evidence: readonly E[];
  reviews: readonly ReviewView[];
  /** What the gate says now, from revealed rounds only; null before the first reveal. */
  gate: GateOutcome | null;
  /** The votes that the gate counted. */
  standingVotes: readonly Vote[];
  need: Need;
  /** Who has approved it already, if two approvals are needed. */
  approvers: readonly Person[];
  /** How many more approvals it needs while in review, 1 or 2. */
  approvalsNeeded: number;
  /** The viewer wrote the claim or its current wording. */
  viewerIsAuthor: boolean;
  /** Whether the viewer can take the next step. */
  needsViewer: boolean;
  /** The steps that the viewer may take now. */
  steps: ClaimStep[];
  mayVote: boolean;
  /** Who may vote in the open round 2 and has not; empty for round 1, which shows only how many. */
  unansweredIds: readonly string[];
  /** Why the viewer cannot close the open round yet; null when it can, or none is open. */
  closingBlocker: Failure | null;
};

/** What the viewer may see and do. All reads of a claim's votes go through here; sealed ones are left out. */
export function viewClaim<E extends Counted>(
  claim: ClaimRecord<E>,
  viewer: Actor,
  eligibleIds: readonly string[],
  now = new Date(),
): ClaimView<E> {
  const { id, storyId, storyTitle, number, state, version, author, createdAt, reviewRequestedAt, evidence, reviews } =
    claim;
  const relations = findRelations(claim, viewer.memberId);
  const mayBeVotedOn = evidence.length > 0;
  const steps = CLAIM_STEPS.filter(
    (step) => canStep({ state, step, role: viewer.role, relations }) && (step !== 'open_round' || mayBeVotedOn),
  );
  const wording = viewWording(claim.wording, viewer.memberId, eligibleIds.length);
  const last = wording.rounds.at(-1);
  const openRound = last?.status === 'open' ? last : null;
  const gate = judgeClaim(claim);
  const changesReason = reviews[0]?.reason ?? null;
  const approvers = listApprovers(claim);
  const approvalsNeeded = countApprovalsNeeded(claim);
  const approval = { approverNames: approvers.map(({ name }) => name), neededCount: approvalsNeeded };
  const need = describeNeed({ state, evidenceCount: evidence.length, openRound, gate, changesReason, approval });
  const mayVote = mayBeVotedOn && can(viewer.role, 'vote.cast') && findBallotRound(state, wording.rounds) !== null;
  const ownBallot = openRound?.ownBallot ?? null;
  const standingVotes = listRevealedVotes(claim);
  const hasObjected = standingVotes.some((vote) => vote.voter.memberId === viewer.memberId && isObjectionOpen(vote));
  const { assignee, dueOn, mergedInto, mergedFirstInto, splitFrom } = claim;
  return {
    ...{ assignee, dueOn, mergedInto, mergedFirstInto, splitFrom },
    ...{ id, storyId, storyTitle, number, state, version, author, createdAt, reviewRequestedAt, evidence, reviews },
    wording,
    pastWordings: claim.pastWordings.map((past) => viewWording(past, viewer.memberId, eligibleIds.length)),
    gate,
    standingVotes,
    need,
    approvers,
    approvalsNeeded,
    viewerIsAuthor: relations.includes('author'),
    needsViewer: needsMember(need, viewer, steps, { hasToVote: mayVote && ownBallot === null, hasObjected }),
    steps,
    mayVote,
    unansweredIds: openRound?.number === 2 ? listUnanswered(claim.wording.rounds, eligibleIds) : [],
    closingBlocker: openRound
      ? findClosingBlocker(claim.wording.rounds, eligibleIds, { memberId: viewer.memberId, now })
      : null,
  };
}

/** The number of the round that a ballot cast now belongs to; null if voting is not possible. */
export function findBallotRound(state: ClaimState, rounds: readonly RoundView[]): 1 | 2 | null {
  const last = rounds.at(-1);
  if (!last) return state === 'gathering' ? 1 : null;
  if (last.status === 'open') return last.number === 2 && last.ownBallot ? null : last.number;
  if (last.status === 'abandoned' || last.number === 2) return null;
  return state === 'voted' || state === 'changes_requested' ? 2 : null;
}

function viewWording(wording: WordingRecord, viewerId: string, eligibleCount: number): WordingView {
  const { id, number, text, author, createdAt } = wording;
  const rounds = wording.rounds.map((round) => viewRound(round, viewerId, eligibleCount));
  return { id, number, text, author, createdAt, rounds };
}

function needsMember(
  need: Need,
  viewer: Actor,
  steps: readonly ClaimStep[],
  { hasToVote, hasObjected }: { hasToVote: boolean; hasObjected: boolean },
): boolean {
  if (need.who === 'team') return can(viewer.role, 'draft.write');
  if (need.who === 'voters') return hasToVote;
  if (need.who === 'objectors') return hasObjected || steps.includes('overrule_objection');
  return need.who === 'reviewers' && steps.includes('approve');
}
