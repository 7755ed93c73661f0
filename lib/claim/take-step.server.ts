import type { Actor } from '#lib/actor/actor.ts';
import { type AuditEntryOf, appendAuditEvents } from '#lib/audit/append-audit-event.server.ts';
import type { AuditDeed } from '#lib/audit/event.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { ringDoorbell } from '#lib/signal/ring-doorbell.server.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { type ClaimRecord, findRelations } from './claim-record.ts';
import { type ClaimState, type ClaimStep, decideStep } from './transitions.ts';

/** The state that the step leads to. @throws AppError FORBIDDEN or CONFLICT, with the reason, when it may not be taken. */
export function requireStep(claim: ClaimRecord, step: ClaimStep, actor: Actor): ClaimState {
  const relations = findRelations(claim, actor.memberId);
  const answer = decideStep({ state: claim.state, step, role: actor.role, relations });
  if (!answer.allowed) throw new AppError(answer.code, answer.words);
  return answer.next;
}

/** Moves the locked claim to the state and grows its version; `more` is written along. */
export async function moveClaim(
  tx: Tx,
  claimId: string,
  state: ClaimState,
  more: Prisma.ClaimUncheckedUpdateManyInput = {},
): Promise<void> {
  const { count } = await tx.claim.updateMany({
    where: { id: claimId },
    data: { ...more, state, version: { increment: 1 } },
  });
  if (count !== 1) throw new Error(`claim ${claimId} is not there`);
}

/** Audits the deed and rings the story's doorbell. Call it last in the transaction. `by`: a member's id, or `system`. */
export async function recordDeed(
  tx: Tx,
  at: { newsroomId: string; storyId: string; by: string },
  deed: AuditDeed,
): Promise<void> {
  await recordEvents(tx, at, eventsBy(at.by, [deed]));
}

/** The same for several events, in their order; the bell rings once. */
export async function recordEvents(
  tx: Tx,
  at: { newsroomId: string; storyId: string },
  [first, ...more]: readonly AuditEntryOf[],
): Promise<void> {
  if (first) await ringDoorbell(tx, at.storyId, await appendAuditEvents(tx, at.newsroomId, [first, ...more]));
}

/** The events as one actor's. `by`: a member's id, or `system`. */
export function eventsBy(by: string, events: readonly AuditDeed[]): AuditEntryOf[] {
  return events.map((event) => ({ ...event, actor: by }));
}
