import type { Person } from '#lib/actor/person.ts';
import type { Selector } from '#lib/anchoring/selector.ts';
import { decideConsensus, type GateInput, type GateOutcome } from '#lib/gate/gate.ts';
import type { ConsensusRule } from '#lib/gate/rule.ts';
import { isObjectionOpen, isRevealed, listStandingVotes, type RoundRecord, type Vote } from '#lib/vote/round.ts';
import { listApprovers } from './approvals.ts';
import { groupOrigins } from './group-origins.ts';
import type { Stance } from './stance.ts';
import type { ClaimState, Relation } from './transitions.ts';

/** A passage cited for a claim, with where it stands. It never changes. */
export type Evidence = {
  readonly id: string;
  readonly stance: Stance;
  /** Whom the passage relies on; empty: nobody has named them. The outlet's own name: its reporter is the witness. */
  readonly origin: string;
  readonly selector: Selector;
  readonly revisionId: string;
  readonly revisionSha256: string;
  readonly articleId: string;
  readonly articleTitle: string;
  readonly outlet: string;
  readonly grade: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  readonly url: string | null;
  readonly language: string;
  /** ISO 8601 date. */
  readonly publishedOn: string | null;
  readonly retelling: boolean;
  /** Whether its article was withdrawn since it was linked. */
  readonly withdrawn: boolean;
  readonly addedBy: Person;
  readonly addedAt: string;
};

/** What the gate and the lists count of a passage. */
export type Counted = Pick<Evidence, 'stance' | 'origin' | 'outlet' | 'grade' | 'revisionSha256'>;

export type WordingRecord = {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly author: Person;
  readonly createdAt: string;
  /** In order of their number, at most two. */
  readonly rounds: readonly RoundRecord[];
};

export type ReviewView = {
  readonly id: string;
  readonly decision: 'approved' | 'changes_requested' | 'rejected';
  readonly reason: string;
  /** What it points at: `wording`, `votes`, or `evidence:` and its id. */
  readonly pointsAt: readonly string[];
  readonly reviewer: Person;
  /** The claim's version that was decided on. */
  readonly claimVersion: number;
  readonly wordingNumber: number;
  readonly createdAt: string;
};

/** A link to another claim of the story. */
export type ClaimLink = { readonly claimId: string; readonly number: number };

/** A claim with all that belongs to it, sealed votes included: it must not leave the server. See `viewClaim`. */
export type ClaimRecord<E extends Counted = Evidence> = {
  readonly id: string;
  readonly storyId: string;
  readonly storyTitle: string;
  readonly number: number;
  readonly state: ClaimState;
  readonly version: number;
  readonly author: Person;
  readonly createdAt: string;
  /** When it was last sent to review. */
  readonly reviewRequestedAt: string | null;
  /** Who is responsible for it. */
  readonly assignee: Person | null;
  /** By when, ISO 8601 date. */
  readonly dueOn: string | null;
  /** The claim that it duplicates. A merged claim cannot change any more. */
  readonly mergedInto: ClaimLink | null;
  /** The claim that it was merged into at first; differs from `mergedInto` if that one was merged later. */
  readonly mergedFirstInto: ClaimLink | null;
  /** The claim that it was split off from. */
  readonly splitFrom: ClaimLink | null;
  /** The current one. */
  readonly wording: WordingRecord;
  /** Replaced ones, newest first. */
  readonly pastWordings: readonly WordingRecord[];
  /** In the order in which it was linked. */
  readonly evidence: readonly E[];
  /** Newest first. */
  readonly reviews: readonly ReviewView[];
};

/** A claim as lists need it: of its evidence what is counted, of its wordings the current one. It must not leave the server either. */
export type ClaimOutline = ClaimRecord<Counted>;

/** The votes that count on the current wording, of revealed rounds only. */
export function listRevealedVotes(claim: Pick<ClaimRecord, 'wording'>): Vote[] {
  return listStandingVotes(claim.wording.rounds.filter(isRevealed));
}

/** The gate's outcome for the claim now, under the rule of its last revealed round; null before the first reveal. */
export function judgeClaim(claim: Pick<ClaimOutline, 'wording' | 'evidence'>): GateOutcome | null {
  const rule = claim.wording.rounds.filter(isRevealed).at(-1)?.rule;
  if (!rule) return null;
  const votes = listRevealedVotes(claim).map(toGateVote);
  return decideConsensus({ votes, rule, ...countEvidence(claim.evidence, rule) });
}

/** How many more approvals the claim in review needs, by the rule of its last revealed round: 1 or 2. */
export function countApprovalsNeeded(claim: ClaimOutline): number {
  const rule = claim.wording.rounds.filter(isRevealed).at(-1)?.rule;
  return Math.max(1, (rule?.reviewerCount ?? 1) - listApprovers(claim).length);
}

/**
 * What the gate counts of the evidence: all passages, and the independent origins on the side that has more of them. Version 1 of
 * the rule took an outlet for the origin where none was named; version 2 counts named ones only.
 */
export function countEvidence(
  evidence: readonly Counted[],
  { version }: Pick<ConsensusRule, 'version'>,
): Pick<GateInput, 'evidenceCount' | 'originCount' | 'support'> {
  const [supports, contradicts] = (['supports', 'contradicts'] as const).map((stance) => {
    const groups = groupOrigins(evidence.filter((passage) => passage.stance === stance));
    return version === '1' ? groups : groups.filter(({ named }) => named);
  });
  const reporting = (supports ?? []).flatMap((group) => group.evidence);
  return {
    evidenceCount: evidence.length,
    originCount: Math.max(supports?.length ?? 0, contradicts?.length ?? 0),
    support: { originCount: supports?.length ?? 0, bestGrade: reporting.map(({ grade }) => grade).sort()[0] ?? null },
  };
}

/** The vote as the gate sees it. */
export function toGateVote(vote: Vote) {
  return { rating: vote.rating, openObjection: isObjectionOpen(vote) };
}

/** The member's relations to the claim: several at once, or just `none`. */
export function findRelations(claim: ClaimOutline, memberId: string): Relation[] {
  const last = claim.wording.rounds.at(-1);
  const relations: Relation[] = [];
  if (claim.author.memberId === memberId || claim.wording.author.memberId === memberId) relations.push('author');
  if (listStandingVotes(claim.wording.rounds).some((vote) => vote.voter.memberId === memberId)) relations.push('voter');
  if (claim.assignee?.memberId === memberId) relations.push('assigned');
  if (last && mayClose(last, memberId)) relations.push('closer');
  if (listApprovers(claim).some((approver) => approver.memberId === memberId)) relations.push('approver');
  return relations.length > 0 ? relations : ['none'];
}

function mayClose({ rule, openedBy }: RoundRecord, memberId: string): boolean {
  return rule.closers === 'voters' || (rule.closers === 'opener' && openedBy.memberId === memberId);
}
