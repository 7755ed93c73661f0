import { type RoundRecord, takeStandingVotes } from './round.ts';

/**
 * What stands in the way of closing the last of these rounds of one wording, in words; null when nothing does. Votes
 * are counted with the abstentions, since to count without them would tell of ratings; the gate counts again after.
 */
export function findClosingLack(rounds: readonly RoundRecord[], eligibleIds: readonly string[]): string | null {
  const last = rounds.at(-1);
  if (!last || last.closedAt !== null) return 'No round is open.';
  const votedCount = takeStandingVotes(rounds).length;
  if (votedCount >= last.rule.quorumCount || haveAllVoted(last, eligibleIds)) return null;
  return `${votedCount} of ${last.rule.quorumCount} votes: a round can be closed once the quorum is met.`;
}

/** Whether every member who may vote has voted in this very round. False where nobody may. */
export function haveAllVoted(round: Pick<RoundRecord, 'votes'>, eligibleIds: readonly string[]): boolean {
  const voters = new Set(round.votes.map((vote) => vote.voter.memberId));
  return eligibleIds.length > 0 && eligibleIds.every((id) => voters.has(id));
}
