import { z } from 'zod';
import type { ClaimRecord } from '#lib/claim/claim-record.ts';
import { loadLockedClaim } from '#lib/claim/load-claims.server.ts';
import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { type CommandContext, command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { CONFIDENCES, isRating } from '#lib/gate/rating.ts';
import type { ConsensusRule } from '#lib/gate/rule.ts';
import { ringForVote } from '#lib/signal/ring-doorbell.server.ts';
import { findBallotError } from '#lib/vote/ballot-error.ts';
import { haveAllVoted } from '#lib/vote/can-close.ts';
import { getElectorate } from '#lib/vote/list-eligible-ids.server.ts';
import type { RoundRecord, Vote } from '#lib/vote/round.ts';
import { endRound } from './end-round.server.ts';
import { startRound } from './start-round.server.ts';

/** The longest reason, in UTF-16 code units. */
const REASON_MAX_LENGTH = 2000;

export const castVoteSchema = z.object({
  claimId: z.uuid(),
  /** The wording and the round that the member saw: a vote never counts for another one. */
  wordingNumber: z.int().min(1),
  roundNumber: z.union([z.literal(1), z.literal(2)]),
  rating: z.number({ error: 'vote.rating' }).refine(isRating, 'vote.rating'),
  confidence: z.enum(CONFIDENCES).nullable().default(null),
  reason: z.string().trim().max(REASON_MAX_LENGTH, 'reason.too-long').default(''),
  objection: z.boolean().default(false),
});

export type CastVoteInput = z.input<typeof castVoteSchema>;
export type CastVote = {
  roundId: string;
  votedCount: number;
  /** Every eligible member has voted. */
  closed: boolean;
};

/**
 * Casts the member's vote, or revises it while round 1 is open; in round 2 each member votes once. The first vote opens
 * the round, the last eligible member's closes it. What is recorded of it stands apart from the audit log until the round closes.
 * @throws AppError NOT_FOUND, FORBIDDEN for an observer, INVALID for a rating outside the scale or a missing reason,
 * STALE when the claim was reworded, CONFLICT when the round is closed.
 */
export const castVote = command({
  verb: 'vote.cast',
  schema: castVoteSchema,
  locks: 'voters',
  run: async (context, { claimId, wordingNumber, roundNumber, ...ballot }): Promise<CastVote> => {
    const { tx, actor } = context;
    const { newsroomId, memberId } = actor;
    const claim = await loadLockedClaim(tx, await lockClaim(tx, actor, claimId));
    if (claim.wording.number !== wordingNumber) {
      throw new AppError('vote.reworded');
    }
    if (claim.evidence.length === 0) throw new AppError('round.no-evidence');
    const { rule, eligibleIds } = await getElectorate(tx, newsroomId);
    const round = await findOrOpenRound(context, claim, rule, roundNumber);
    const others = claim.wording.rounds.filter(({ id }) => id !== round.id);
    const failure = findBallotError(ballot, memberId, [...others, round]);
    if (failure) throw AppError.of(failure);

    const key = { roundId: round.id, memberId };
    // An objection can only end after the reveal, when the vote is final, so these fields need no reset.
    const fields = { ...ballot, castAt: new Date() };
    await tx.vote.upsert({
      where: { roundId_memberId: key },
      create: { newsroomId, ...key, ...fields },
      update: fields,
    });

    const hasVoted = claim.wording.rounds.some(({ votes }) => votes.some(({ voter }) => voter.memberId === memberId));
    const isRevision = round.votes.some(({ voter }) => voter.memberId === memberId);
    const type = hasVoted ? 'vote.revised' : 'vote.cast';
    await tx.voteEvent.createMany({ data: { newsroomId, roundId: round.id, memberId, type, at: fields.castAt } });
    const vote: Vote = { ...ballot, objectionEnd: null, voter: { memberId, name: actor.name, removed: false } };
    const votes = [...round.votes.filter(({ voter }) => voter.memberId !== memberId), vote];
    const closed = haveAllVoted({ votes }, eligibleIds);
    const wording = { ...claim.wording, rounds: [...others, { ...round, votes }] };
    if (closed) await endRound(context, { ...claim, wording }, 'voted', 'system');
    // Opening and closing have events, which ring.
    else if (others.length < claim.wording.rounds.length) await ringForVote(tx, claim.storyId, { isRevision });
    return { roundId: round.id, votedCount: votes.length, closed };
  },
});

/** The open round that the member saw; the first vote opens it. */
async function findOrOpenRound(
  context: CommandContext,
  claim: ClaimRecord,
  rule: ConsensusRule,
  roundNumber: 1 | 2,
): Promise<RoundRecord> {
  const { rounds } = claim.wording;
  const round = rounds.find(({ number }) => number === roundNumber);
  if (round && round.closedAt !== null) {
    throw new AppError('vote.round-closed', { number: roundNumber });
  }
  if (round) return round;
  if (rounds.length !== roundNumber - 1) throw new AppError('vote.no-first-round');
  return startRound(context, claim, rule, 'with a vote');
}
