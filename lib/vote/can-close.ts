import { type RoundRecord, takeStandingVotes } from './round.ts';

/**
 * Why the last of these rounds of one wording cannot be closed yet, in words; null if it can. Votes include abstentions,
 * since a count without them would reveal ratings; the gate counts again after closing.
 */
export function findClosingLack(rounds: readonly RoundRecord[], eligibleIds: readonly string[]): string | null {
  const last = rounds.at(-1);
  if (!last || last.closedAt !== null) return 'No round is open.';
  const votedCount = takeStandingVotes(rounds).length;
  if (votedCount >= last.rule.quorumCount || haveAllVoted(last, eligibleIds)) return null;
  return `${votedCount} of ${last.rule.quorumCount} votes: a round can be closed once the quorum is met.`;
}

/** Whether every eligible member has voted in this round. False if no one is eligible. */
export function haveAllVoted(round: Pick<RoundRecord, 'votes'>, eligibleIds: readonly string[]): boolean {
  const voters = new Set(round.votes.map((vote) => vote.voter.memberId));
  return eligibleIds.length > 0 && eligibleIds.every((id) => voters.has(id));
}
