import type { Person } from '#lib/actor/person.ts';
import type { GateOutcome } from '#lib/gate/gate.ts';
import type { Confidence, Rating } from '#lib/gate/rating.ts';
import type { ConsensusRule } from '#lib/gate/rule.ts';

/** How an objection ended: withdrawn by its voter, or overruled, with the reason. */
export type ObjectionEnd = {
  readonly how: 'withdrawn' | 'overruled';
  readonly by: Person;
  /** Never empty if overruled. */
  readonly reason: string;
};

/** What one member said; `objection` stays true after it ended. */
export type Ballot = {
  readonly rating: Rating;
  readonly confidence: Confidence | null;
  readonly reason: string;
  readonly objection: boolean;
  readonly objectionEnd: ObjectionEnd | null;
};

/** One member's vote. A removed member keeps past votes, marked. */
export type Vote = Ballot & { readonly voter: Person & { readonly removed: boolean } };

/** The gate's outcome when the round closed, or that it ended early. */
export type RoundOutcome = GateOutcome | AbandonedOutcome;

/** A round with all its votes, as stored: it must not leave the server. `viewRound` returns what may. */
export type RoundRecord = {
  readonly id: string;
  readonly number: 1 | 2;
  readonly rule: ConsensusRule;
  /** ISO 8601. */
  readonly openedAt: string;
  /** By hand or with the first vote, so it must stay secret while the round is open. */
  readonly openedBy: Person;
  readonly closedAt: string | null;
  /** null while open, and where the system closed it because every eligible member had voted. */
  readonly closedBy: Person | null;
  readonly outcome: RoundOutcome | null;
  readonly votes: readonly Vote[];
};

/** How rounds end early, with their votes sealed. voters_left: too few were left for the quorum; null: a new wording or a merge. */
export type AbandonedOutcome = { readonly kind: 'abandoned'; readonly cause: 'voters_left' | null };

/** The outcome of a round that ended early. */
export const ABANDONED = { kind: 'abandoned', cause: null } as const satisfies AbandonedOutcome;

/** Whether the vote objects, and the objection was neither withdrawn nor overruled. */
export function isObjectionOpen({ objection, objectionEnd }: Pick<Ballot, 'objection' | 'objectionEnd'>): boolean {
  return objection && objectionEnd === null;
}

/** Whether the round was closed with its votes revealed: not open, not ended early. */
export function isRevealed(round: { closedAt: string | null; outcome: { kind: string } | null }): boolean {
  return round.closedAt !== null && round.outcome?.kind !== ABANDONED.kind;
}

/**
 * The votes that stand after these rounds of one wording: each member's last. A member who did not vote again in
 * round 2 stands by round 1. Sorted as `sortVotes` does.
 */
export function listStandingVotes(rounds: readonly Pick<RoundRecord, 'number' | 'votes'>[]): Vote[] {
  const standing = new Map<string, Vote>();
  for (const round of [...rounds].sort((a, b) => a.number - b.number)) {
    for (const vote of round.votes) standing.set(vote.voter.memberId, vote);
  }
  return sortVotes([...standing.values()]);
}

/** Most credible first, then by name and id, so that the order reveals nothing about who voted when. */
export function sortVotes(votes: readonly Vote[]): Vote[] {
  return [...votes].sort(
    (a, b) =>
      a.rating - b.rating ||
      a.voter.name.localeCompare(b.voter.name) ||
      a.voter.memberId.localeCompare(b.voter.memberId),
  );
}
