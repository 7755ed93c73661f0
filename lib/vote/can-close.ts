import type { Failure } from '#lib/failures.ts';
import { listStandingVotes, type RoundRecord } from './round.ts';

/**
 * Why the last of these rounds of one wording cannot be closed yet; null if it can. Votes include abstentions,
 * since a count without them would reveal ratings; the gate counts again after closing.
 */
export function findClosingBlocker(rounds: readonly RoundRecord[], eligibleIds: readonly string[]): Failure | null {
  const last = rounds.at(-1);
  if (!last || last.closedAt !== null) return ['round.none-open'];
  const votedCount = listStandingVotes(rounds).length;
  if (votedCount >= last.rule.quorumCount || haveAllVoted(last, eligibleIds)) return null;
  return ['round.below-quorum', { count: votedCount, quorum: last.rule.quorumCount }];
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
