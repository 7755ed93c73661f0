import type { Person } from '#lib/actor/person.ts';
import type { GateOutcome } from '#lib/gate/gate.ts';
import type { Rating } from '#lib/gate/rating.ts';
import type { ConsensusRule } from '#lib/gate/rule.ts';
import { type AbandonedOutcome, type Ballot, type RoundRecord, sortVotes, type Vote } from './round.ts';

type Frame = {
  id: string;
  number: 1 | 2;
  openedAt: string;
  rule: ConsensusRule;
  votedCount: number;
};

/** What one member may see of a round. */
export type RoundView =
  | (Frame & { status: 'open'; eligibleCount: number; ownBallot: Ballot | null })
  | (Frame & { status: 'abandoned'; closedAt: string; cause: AbandonedOutcome['cause']; ownBallot: Ballot | null })
  | (Frame & {
      status: 'closed';
      closedAt: string;
      openedBy: Person;
      closedBy: Person | null;
      outcome: GateOutcome;
      votes: Vote[];
    });

/**
 * Blind means blind: of a round that is open, or was ended early, only the number of votes and the viewer's own are
 * visible; not its opener either, who may be the first voter. Every read of votes goes through here.
 * `eligibleCount` is how many members may vote now.
 */
export function viewRound(round: RoundRecord, viewerId: string, eligibleCount: number): RoundView {
  const { id, number, openedAt, openedBy, rule, closedAt, closedBy, outcome } = round;
  const frame: Frame = { id, number, openedAt, rule, votedCount: round.votes.length };
  const own = round.votes.find((vote) => vote.voter.memberId === viewerId);
  const ownBallot = own ? toBallot(own) : null;
  if (closedAt === null) return { ...frame, status: 'open', eligibleCount, ownBallot };
  if (outcome === null || outcome.kind === 'abandoned') {
    return { ...frame, status: 'abandoned', closedAt, cause: outcome?.cause ?? null, ownBallot };
  }
  return { ...frame, status: 'closed', closedAt, openedBy, closedBy, outcome, votes: sortVotes(round.votes) };
}

/** The ballot without its voter. */
function toBallot({ rating, confidence, reason, objection, objectionEnd }: Vote): Ballot {
  return { rating, confidence, reason, objection, objectionEnd };
}

/** The ratings that are not the verdict's, most votes first, with the reasons and without the voters. */
export function listDissent(
  votes: readonly Ballot[],
  rating: Rating | null,
): { rating: Rating; count: number; reasons: string[] }[] {
  const counts = new Map<Rating, string[][]>();
  for (const vote of votes) {
    if (vote.rating !== rating)
      counts.set(vote.rating, [...(counts.get(vote.rating) ?? []), vote.reason ? [vote.reason] : []]);
  }
  return [...counts]
    .map(([other, reasons]) => ({ rating: other, count: reasons.length, reasons: reasons.flat().sort() }))
    .sort((a, b) => b.count - a.count || a.rating - b.rating);
}
