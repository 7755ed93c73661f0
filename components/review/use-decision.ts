import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type CommandState, useCommand } from '#components/command/use-command.ts';
import { useFormDraft } from '#components/ui/use-form-draft.ts';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { DECISION_BUTTONS, DECISION_STEPS, DECISIONS, type Decision } from '#lib/claim/decision.ts';
import type { Reply } from '#lib/reply/reply.ts';
import { describeClaimChanges } from '#lib/review/describe-claim-changes.ts';
import { listPointers, type Pointer } from '#lib/review/pointer.ts';
import { decideReviewAction } from './review-actions.ts';

/** The claim with whom the newsroom asked about it. */
export type DecidableClaim = ClaimView & { readonly replies: readonly Reply[] };

export type DecisionForm = {
  reason: string;
  write: (reason: string) => void;
  pointsAt: readonly Pointer[];
  point: (pointer: Pointer, on: boolean) => void;
  /** The decision that was begun last, until it was taken; null before one. */
  begun: Decision | null;
  /** What is still missing, as a sentence. */
  missing: string | null;
  deciding: CommandState;
  /** What changed since the reviewer began to read, one sentence each. */
  changes: readonly string[];
  /** Whether the reviewer has read the changes. */
  lookAgain: () => void;
  may: (decision: Decision) => boolean;
  decide: (decision: Decision) => void;
  /** Decides once more as was last tried, with the reason as it stands now. */
  retry: () => void;
};

const EMPTY = { begun: '', reason: '', pointsAt: '' };

/**
 * One reviewer's decision on the version of the claim that they saw first. If the claim changes meanwhile, nothing is
 * decided before they have read it again. What was begun stays in the tab until it is decided. `onward` is where to go then;
 * null stays.
 */
export function useDecision(claim: DecidableClaim, onward: string | null): DecisionForm {
  const router = useRouter();
  const [seen, setSeen] = useState(claim);
  const [missing, setMissing] = useState<string | null>(null);
  const { draft, change, settle } = useFormDraft(`review:${claim.id}`, EMPTY);
  const deciding = useCommand(decideReviewAction);
  const changes = describeClaimChanges(seen, claim);
  const may = (decision: Decision) => claim.steps.includes(DECISION_STEPS[decision]);
  const begun = DECISIONS.find((decision) => decision === draft.begun && may(decision)) ?? null;
  // A passage that was pointed at may have been taken off since.
  const pointsAt = listPointers(claim).filter((pointer) => draft.pointsAt.split(' ').includes(pointer));

  function decide(decision: Decision) {
    if (deciding.pending || !may(decision)) return;
    const nowMissing = findMissing(decision, changes.length > 0, draft.reason.trim() === '', pointsAt.length === 0);
    change({ begun: decision });
    setMissing(nowMissing);
    if (nowMissing) return;
    const said = { decision, reason: draft.reason, pointsAt: decision === 'changes_requested' ? pointsAt : [] };
    deciding.run({ claimId: claim.id, claimVersion: seen.version, ...said }, ({ state }) => {
      settle({ ...draft, begun: decision }, EMPTY);
      const outcome = decision === 'approved' && state === 'in_review' ? 'endorsed' : decision;
      if (onward) router.push(`${onward}?decided=${claim.number}-${outcome}`);
    });
  }

  return {
    ...{ pointsAt, begun, missing, deciding, changes, may, decide },
    reason: draft.reason,
    write: (reason) => change({ reason }),
    point: (pointer, on) =>
      change({ pointsAt: (on ? [...pointsAt, pointer] : pointsAt.filter((other) => other !== pointer)).join(' ') }),
    retry: () => begun && decide(begun),
    lookAgain: () => {
      setSeen(claim);
      setMissing(null);
    },
  };
}

function findMissing(decision: Decision, changed: boolean, noReason: boolean, noPointer: boolean): string | null {
  if (changed) return 'Look at what changed first.';
  if (decision === 'approved') return null;
  const again = `then press “${DECISION_BUTTONS[decision]}” again.`;
  if (noReason) return `Say why, ${again}`;
  return decision === 'changes_requested' && noPointer ? `Tick below what you mean, ${again}` : null;
}
