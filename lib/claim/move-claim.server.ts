import type { Actor } from '#lib/actor/actor.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { type ClaimRecord, findRelations } from './claim-record.ts';
import { type ClaimState, type ClaimStep, decideStep } from './transitions.ts';

/** The state that the step leads to. @throws AppError FORBIDDEN or CONFLICT, with the reason, when it may not be taken. */
export function requireStep(claim: ClaimRecord, step: ClaimStep, actor: Actor): ClaimState {
  const relations = findRelations(claim, actor.memberId);
  const answer = decideStep({ state: claim.state, step, role: actor.role, relations });
  if (!answer.allowed) throw AppError.of(answer.failure);
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
