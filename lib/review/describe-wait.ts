import type { Person } from '#lib/actor/person.ts';
import { describeGate } from '#lib/gate/describe-gate.ts';
import { allowsReview, type GateOutcome } from '#lib/gate/gate.ts';

type Waiting = {
  readonly gate: GateOutcome | null;
  readonly approvers: readonly Person[];
  readonly approvalsNeeded: number;
};

/**
 * What a claim in the queue waits for, in a sentence or two. `pendingReplies` are those who were asked, whose deadline has
 * not passed, and who have not answered yet.
 */
export function describeWait({ gate, approvers, approvalsNeeded }: Waiting, pendingReplies: readonly string[]): string {
  const [first] = approvers;
  const sentences = [
    gate && !allowsReview(gate) ? `Cannot be approved now. ${describeGate(gate)}` : null,
    gate?.kind === 'contested' ? 'Contested: would publish as “Disputed”.' : null,
    first ? `Waits for a second approval; ${first.name} has approved it.` : null,
    !first && approvalsNeeded === 2 ? 'Waits for two approvals.' : null,
    pendingReplies.length > 0 ? `A reply is still due: ${pendingReplies.join(', ')}.` : null,
  ].filter((sentence) => sentence !== null);
  return sentences.length > 0 ? sentences.join(' ') : 'Waits for a decision.';
}
