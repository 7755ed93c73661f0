import { type ClaimRecord, countEvidence, toGateVote } from '#lib/claim/claim-record.ts';
import { loadLockedClaims } from '#lib/claim/load-claims.server.ts';
import { lockUnmergedClaims } from '#lib/claim/lock-claim.server.ts';
import { moveClaim } from '#lib/claim/move-claim.server.ts';
import type { ClaimState } from '#lib/claim/transitions.ts';
import type { CommandContext } from '#lib/command/command.server.ts';
import type { Tx } from '#lib/db.server.ts';
import { decideConsensus, type GateOutcome } from '#lib/gate/gate.ts';
import { haveAllVoted } from '#lib/vote/can-close.ts';
import { listEligibleIds } from '#lib/vote/list-eligible-ids.server.ts';
import { listStandingVotes } from '#lib/vote/round.ts';

/**
 * Closes the last round of the locked claim's wording and keeps the gate's outcome with its rule. The system closes it
 * when every eligible member has voted.
 */
export async function endRound(
  { tx, actor, record }: CommandContext,
  claim: ClaimRecord,
  next: ClaimState,
  by: 'member' | 'system',
): Promise<GateOutcome> {
  const { rounds } = claim.wording;
  const round = rounds.at(-1);
  if (!round || round.closedAt !== null) throw new Error(`claim ${claim.id} has no open round`);
  const { rule } = round;
  const votes = listStandingVotes(rounds).map(toGateVote);
  const outcome = decideConsensus({ votes, rule, ...countEvidence(claim.evidence) });
  await tx.round.update({
    where: { id: round.id },
    data: { closedAt: new Date(), closedById: by === 'member' ? actor.memberId : null, outcome },
  });
  await moveClaim(tx, claim.id, next);
  const payload = { claimId: claim.id, roundId: round.id, outcome: outcome.kind };
  const place = { storyId: claim.storyId, by: by === 'member' ? actor.memberId : by };
  record({ type: 'round.closed', payload }, place);
  return outcome;
}

/**
 * The claims whose open round has all its votes, locked until the transaction ends. Call it after a change that takes a
 * member's right to vote.
 */
export async function lockFullRounds(tx: Tx, newsroomId: string): Promise<ClaimRecord[]> {
  const open = await tx.round.findMany({
    where: { newsroomId, closedAt: null, wording: { claim: { mergedIntoId: null } } },
    select: { wording: { select: { claimId: true } } },
  });
  const ids = open.map(({ wording }) => wording.claimId);
  const claims = await loadLockedClaims(tx, await lockUnmergedClaims(tx, newsroomId, ids));
  const eligibleIds = await listEligibleIds(tx, newsroomId);
  return claims.filter(({ wording }) => {
    const last = wording.rounds.at(-1);
    return last?.closedAt === null && haveAllVoted(last, eligibleIds);
  });
}

/** Closes the last round of each of these locked claims, as the system does when everyone has voted. */
export async function endRounds(context: CommandContext, claims: readonly ClaimRecord[]): Promise<void> {
  for (const claim of claims) await endRound(context, claim, 'voted', 'system');
}
