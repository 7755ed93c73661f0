import { type ClaimRecord, countEvidence, toGateVote } from '#lib/claim/claim-record.ts';
import { loadLockedClaims } from '#lib/claim/load-claims.server.ts';
import { lockUnmergedClaims } from '#lib/claim/lock-claim.server.ts';
import { moveClaim } from '#lib/claim/move-claim.server.ts';
import { startOver } from '#lib/claim/put-wording.server.ts';
import type { ClaimState } from '#lib/claim/transitions.ts';
import type { CommandContext } from '#lib/command/command.server.ts';
import type { Tx } from '#lib/db.server.ts';
import { decideConsensus, type GateOutcome } from '#lib/gate/gate.ts';
import { decideRound } from '#lib/vote/can-close.ts';
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
  const outcome = decideConsensus({ votes, rule, ...countEvidence(claim.evidence, rule) });
  await tx.round.update({
    where: { id: round.id },
    data: { closedAt: new Date(), closedById: by === 'member' ? actor.memberId : null, outcome },
  });
  await moveClaim(tx, claim.id, next);
  await recordVotes({ tx, record }, claim, round.id);
  const payload = { claimId: claim.id, roundId: round.id, outcome: outcome.kind };
  const place = { storyId: claim.storyId, by: by === 'member' ? actor.memberId : by };
  record({ type: 'round.closed', payload }, place);
  return outcome;
}

/** The votes of a revealed round enter the audit log, with the times at which they were cast. Those of one that ended sealed never do. */
async function recordVotes(
  { tx, record }: Pick<CommandContext, 'tx' | 'record'>,
  { id: claimId, storyId }: ClaimRecord,
  roundId: string,
): Promise<void> {
  const votes = await tx.voteEvent.findMany({ where: { roundId }, orderBy: { id: 'asc' } });
  for (const { type, memberId, at } of votes) {
    const name = type === 'vote.revised' ? 'vote.revised' : 'vote.cast';
    record({ type: name, payload: { claimId, roundId } }, { storyId, by: memberId, at });
  }
}

/**
 * Settles the newsroom's open rounds after a member who may vote has left: one that waits for nobody else closes, one that can
 * no longer reach its quorum ends with its votes sealed, and voting starts over.
 */
export async function settleRounds(context: CommandContext): Promise<void> {
  const { tx, actor } = context;
  const { newsroomId } = actor;
  const claims = await lockOpenRounds(tx, newsroomId);
  const eligibleIds = claims.length === 0 ? [] : await listEligibleIds(tx, newsroomId);
  for (const claim of claims) {
    const fate = decideRound(claim.wording.rounds, eligibleIds);
    if (fate === 'full') await endRound(context, claim, 'voted', 'system');
    if (fate === 'out of reach') await startOver(context, claim);
  }
}

/** The claims with an open round, locked until the transaction ends. */
async function lockOpenRounds(tx: Tx, newsroomId: string): Promise<ClaimRecord[]> {
  const open = await tx.round.findMany({
    where: { newsroomId, closedAt: null, wording: { claim: { mergedIntoId: null } } },
    select: { wording: { select: { claimId: true } } },
  });
  const ids = open.map(({ wording }) => wording.claimId);
  const claims = await loadLockedClaims(tx, await lockUnmergedClaims(tx, newsroomId, ids));
  return claims.filter(({ wording }) => wording.rounds.at(-1)?.closedAt === null);
}
