import type { Actor } from '#lib/actor/actor.ts';
import { appendAuditEvent } from '#lib/audit/append-audit-event.server.ts';
import type { AuditDeed } from '#lib/audit/event.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { ringDoorbell } from '#lib/signal/ring-doorbell.server.ts';
import { type ClaimRecord, findRelations } from './claim-record.ts';
import { type ClaimState, type ClaimStep, decideStep } from './transitions.ts';

/** The state that the step leads to. @throws AppError FORBIDDEN or CONFLICT, with the reason, when it may not be taken. */
export function requireStep(claim: ClaimRecord, step: ClaimStep, actor: Actor): ClaimState {
  const relations = findRelations(claim, actor.memberId);
  const answer = decideStep({ state: claim.state, step, role: actor.role, relations });
  if (!answer.allowed) throw new AppError(answer.code, answer.words);
  return answer.next;
}

/** Moves the locked claim to the state and grows its version. */
export async function moveClaim(tx: Tx, claimId: string, state: ClaimState): Promise<void> {
  await tx.claim.update({ where: { id: claimId }, data: { state, version: { increment: 1 } } });
}

/** Audits the deed and rings the story's doorbell. Call it last in the transaction. `by`: a member's id, or `system`. */
export async function recordDeed(
  tx: Tx,
  at: { newsroomId: string; storyId: string; by: string },
  deed: AuditDeed,
): Promise<void> {
  const seq = await appendAuditEvent(tx, { newsroomId: at.newsroomId, actor: at.by, ...deed });
  await ringDoorbell(tx, at.storyId, seq);
}
