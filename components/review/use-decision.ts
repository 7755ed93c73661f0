import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useFormDraft } from '#components/ui/use-form-draft.ts';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { DECISION_STEPS, DECISIONS, type Decision } from '#lib/claim/decision.ts';
import type { Reply } from '#lib/reply/reply.ts';
import { describeClaimChanges } from '#lib/review/describe-claim-changes.ts';
import { listPointers, type Pointer } from '#lib/review/pointer.ts';
import { useHeldDecisions } from './held-decisions.tsx';

/** The claim with whom the newsroom asked about it. */
export type DecidableClaim = ClaimView & { readonly replies: readonly Reply[] };

export type DecisionForm = {
  reason: string;
  write: (reason: string) => void;
  pointsAt: readonly Pointer[];
  point: (pointer: Pointer, on: boolean) => void;
  /** The decision that was begun, until it was taken or let go; null otherwise. */
  begun: Decision | null;
  begin: (decision: Decision | null) => void;
  /** What is still missing for the last attempt, as a sentence. */
  missing: string | null;
  /** What changed since the reviewer began to read, one sentence each. */
  changes: readonly string[];
  /** Whether the reviewer has read the changes. */
  lookAgain: () => void;
  /** The decision that can still be undone. */
  held: Decision | null;
  may: (decision: Decision) => boolean;
  /** Confirms the decision: from now on it can be undone for some seconds. */
  decide: (decision: Decision) => void;
};

const EMPTY = { begun: '', reason: '', pointsAt: '' };

/**
 * One reviewer's decision on the version of the claim that they saw first. If the claim changes meanwhile, nothing is
 * decided before they have read it again. What was begun stays in the tab until it is decided. `next`: the claims of the
 * queue to go on with, in order.
 */
export function useDecision(claim: DecidableClaim, next: readonly string[]): DecisionForm {
  const router = useRouter();
  const [seen, setSeen] = useState(claim);
  const [missing, setMissing] = useState<string | null>(null);
  const { draft, change, settle } = useFormDraft(`review:${claim.id}`, EMPTY);
  const { held, hold } = useHeldDecisions();
  const changes = describeClaimChanges(seen, claim);
  const may = (decision: Decision) => claim.steps.includes(DECISION_STEPS[decision]);
  const begun = DECISIONS.find((decision) => decision === draft.begun && may(decision)) ?? null;
  // A passage that was pointed at may have been taken off since.
  const pointsAt = listPointers(claim).filter((pointer) => draft.pointsAt.split(' ').includes(pointer));
  const own = held.find(({ input }) => input.claimId === claim.id);

  function decide(decision: Decision) {
    if (own || !may(decision)) return;
    const nowMissing = findMissing(decision, changes.length > 0, draft.reason.trim() === '');
    change({ begun: decision });
    setMissing(nowMissing);
    if (nowMissing) return;
    hold({
      input: {
        ...{ claimId: claim.id, claimVersion: seen.version, decision, reason: draft.reason },
        pointsAt: decision === 'changes_requested' ? pointsAt : [],
      },
      claimNumber: claim.number,
      onSent: () => settle({ ...draft, begun: decision }, EMPTY),
    });
    const onward = next.find((id) => held.every(({ input }) => input.claimId !== id));
    if (onward) router.push(`/review?claim=${onward}`);
  }

  return {
    ...{ pointsAt, begun, missing, changes, may, decide },
    held: own?.input.decision ?? null,
    reason: draft.reason,
    write: (reason) => change({ reason }),
    point: (pointer, on) =>
      change({ pointsAt: (on ? [...pointsAt, pointer] : pointsAt.filter((other) => other !== pointer)).join(' ') }),
    begin: (decision) => {
      setMissing(null);
      if (!own) change({ begun: decision && may(decision) ? decision : '' });
    },
    lookAgain: () => {
      setSeen(claim);
      setMissing(null);
    },
  };
}

function findMissing(decision: Decision, changed: boolean, noReason: boolean): string | null {
  if (changed) return 'Look at what changed first.';
  if (decision === 'approved' || !noReason) return null;
  return decision === 'rejected' ? 'Say why the claim is rejected.' : 'Say what should change.';
}
