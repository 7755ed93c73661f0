import type { Failure } from '#lib/failures.ts';
import { listStandingVotes, type RoundRecord } from './round.ts';

const HOUR_MS = 3_600_000;

/**
 * Why the member cannot close the last of these rounds of one wording yet; null if they can. Votes include abstentions,
 * since a count without them would reveal ratings; the gate counts again after closing. Round 2 changes what is known, so it
 * waits for everyone, or for the rule's time and for somebody else than who opened it.
 */
export function findClosingBlocker(
  rounds: readonly RoundRecord[],
  eligibleIds: readonly string[],
  { memberId, now }: { readonly memberId: string; readonly now: Date },
): Failure | null {
  const last = rounds.at(-1);
  if (!last || last.closedAt !== null) return ['round.none-open'];
  const votedCount = listStandingVotes(rounds).length;
  if (haveAllVoted(last, eligibleIds)) return null;
  const { quorumCount, secondRoundHours } = last.rule;
  if (votedCount < quorumCount) return ['round.below-quorum', { count: votedCount, quorum: quorumCount }];
  if (last.number === 1 || secondRoundHours === null) return null;
  const hours = Math.ceil(secondRoundHours - (now.getTime() - Date.parse(last.openedAt)) / HOUR_MS);
  if (hours > 0) return ['round.second-waits', { hours }];
  return last.openedBy.memberId === memberId ? ['round.second-own'] : null;
}

/** The members who may vote and have not voted in the last of these rounds. */
export function listUnanswered(rounds: readonly RoundRecord[], eligibleIds: readonly string[]): string[] {
  const voters = new Set(rounds.at(-1)?.votes.map(({ voter }) => voter.memberId));
  return eligibleIds.filter((id) => !voters.has(id));
}

/**
 * What becomes of the last of these rounds, which is open, once a voter has left. full: everyone who may vote has voted.
 * out of reach: those who have voted and those who still may are fewer than the quorum; to close it then would show the votes of
 * the few to whoever removed the others.
 */
export function decideRound(
  rounds: readonly RoundRecord[],
  eligibleIds: readonly string[],
): 'waits' | 'full' | 'out of reach' {
  const last = rounds.at(-1);
  if (!last || last.closedAt !== null) throw new Error('no round is open');
  const votedIds = listStandingVotes(rounds).map(({ voter }) => voter.memberId);
  if (new Set([...votedIds, ...eligibleIds]).size < last.rule.quorumCount) return 'out of reach';
  return haveAllVoted(last, eligibleIds) ? 'full' : 'waits';
}

/** Whether every eligible member has voted in this round. False if no one is eligible. */
export function haveAllVoted(round: Pick<RoundRecord, 'votes'>, eligibleIds: readonly string[]): boolean {
  const voters = new Set(round.votes.map((vote) => vote.voter.memberId));
  return eligibleIds.length > 0 && eligibleIds.every((id) => voters.has(id));
}
