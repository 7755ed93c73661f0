import type { Actor } from '#lib/actor/actor.ts';
import type { AuditDeed } from '#lib/audit/event.ts';
import type { Tx } from '#lib/db.server.ts';
import { ABANDONED } from '#lib/vote/round.ts';
import type { ClaimRecord } from './claim-record.ts';

/** Ends the claim's open round with its votes sealed for good; the deed to audit, or none when no round is open. */
export async function abandonRound(tx: Tx, actor: Actor, claim: ClaimRecord): Promise<AuditDeed[]> {
  const open = claim.wording.rounds.find((round) => round.closedAt === null);
  if (!open) return [];
  await tx.round.update({
    where: { id: open.id },
    data: { closedAt: new Date(), closedById: actor.memberId, outcome: { ...ABANDONED } },
  });
  return [{ type: 'round.closed', payload: { claimId: claim.id, roundId: open.id, outcome: ABANDONED.kind } }];
}

/** Gives the locked claim its next wording, ending an open round; the deeds to audit, in order. */
export async function putWording(tx: Tx, actor: Actor, claim: ClaimRecord, text: string): Promise<AuditDeed[]> {
  const { newsroomId, memberId: authorId } = actor;
  const abandoned = await abandonRound(tx, actor, claim);
  const number = claim.wording.number + 1;
  const { id } = await tx.wording.create({ data: { newsroomId, claimId: claim.id, number, text, authorId } });
  return [...abandoned, { type: 'claim.reworded', payload: { claimId: claim.id, wordingId: id } }];
}
