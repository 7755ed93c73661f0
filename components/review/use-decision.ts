import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type CommandState, useCommand } from '#components/command/use-command.ts';
import { type TextDraft, useTextDraft } from '#components/ui/use-text-draft.ts';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { DECISION_BUTTONS, DECISION_STEPS, type Decision } from '#lib/claim/decision.ts';
import type { Reply } from '#lib/reply/reply.ts';
import { describeClaimChanges } from '#lib/review/describe-claim-changes.ts';
import type { Pointer } from '#lib/review/pointer.ts';
import { decideReviewAction } from './review-actions.ts';

/** The claim with whom the newsroom asked about it. */
export type DecidableClaim = ClaimView & { readonly replies: readonly Reply[] };

export type DecisionForm = {
  reason: TextDraft;
  pointsAt: readonly Pointer[];
  point: (pointer: Pointer, on: boolean) => void;
  /** A decision that was begun and is incomplete; null otherwise. */
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

/**
 * One reviewer's decision on the version of the claim that they saw first. If the claim changes meanwhile, nothing is
 * decided before they have read it again. `onward` is where to go once decided; null stays.
 */
export function useDecision(claim: DecidableClaim, onward: string | null): DecisionForm {
  const router = useRouter();
  const [seen, setSeen] = useState(claim);
  const [begun, setBegun] = useState<Decision | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const [pointsAt, setPointsAt] = useState<readonly Pointer[]>([]);
  const reason = useTextDraft(`review:${claim.id}`);
  const [tried, setTried] = useState<Decision | null>(null);
  const deciding = useCommand(decideReviewAction);
  const changes = describeClaimChanges(seen, claim);
  const may = (decision: Decision) => claim.steps.includes(DECISION_STEPS[decision]);

  function decide(decision: Decision) {
    if (deciding.pending || !may(decision)) return;
    const missing = findMissing(decision, changes.length > 0, reason.text.trim() === '', pointsAt.length === 0);
    setBegun(missing ? decision : null);
    setMissing(missing);
    if (missing) return;
    const said = { decision, reason: reason.text, pointsAt: decision === 'changes_requested' ? [...pointsAt] : [] };
    setTried(decision);
    deciding.run({ claimId: claim.id, claimVersion: seen.version, ...said }, ({ state }) => {
      reason.settle('');
      setPointsAt([]);
      const outcome = decision === 'approved' && state === 'in_review' ? 'endorsed' : decision;
      if (onward) router.push(`${onward}?decided=${claim.number}-${outcome}`);
    });
  }

  return {
    ...{ reason, pointsAt, begun, missing, deciding, changes, may, decide },
    point: (pointer, on) => setPointsAt(on ? [...pointsAt, pointer] : pointsAt.filter((other) => other !== pointer)),
    retry: () => tried && decide(tried),
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
