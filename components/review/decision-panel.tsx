'use client';

import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { TextArea } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useKeys } from '#components/ui/use-keys.ts';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { DECISION_BUTTONS, DECISION_KEYS, DECISIONS } from '#lib/claim/decision.ts';
import { PointAt } from './point-at.tsx';
import { type DecidableClaim, useDecision } from './use-decision.ts';

type DecisionPanelProps = {
  claim: DecidableClaim;
  /** Where to go once decided; null stays here. */
  onward: string | null;
};

const VARIANTS = { approved: 'primary', changes_requested: 'secondary', rejected: 'danger' } as const;

/**
 * The reviewer's decision on the version that they saw. a approves, c asks for changes, x rejects, l confirms that the
 * changes meanwhile were read; Ctrl and Enter in the reason complete the decision.
 */
export function DecisionPanel({ claim, onward }: DecisionPanelProps) {
  const panel = useRef<HTMLElement>(null);
  const form = useDecision(claim, onward);
  const { reason, begun, missing, deciding, changes, may, decide, retry, lookAgain } = form;
  const hasChanged = changes.length > 0;
  const reopens = claim.state === 'approved';

  const focusMissing = useEffectEvent(() =>
    panel.current?.querySelector<HTMLElement>(hasChanged ? 'button' : 'textarea')?.focus(),
  );
  useEffect(() => {
    if (missing) focusMissing();
  }, [missing]);

  useKeys({
    a: () => decide('approved'),
    c: () => decide('changes_requested'),
    x: () => decide('rejected'),
    l: lookAgain,
  });

  function finish(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && begun) {
      event.preventDefault();
      decide(begun);
    }
  }

  return (
    <section
      ref={panel}
      aria-label="Decision"
      onKeyDown={finish}
      className="grid gap-3 rounded-lg border border-line-strong bg-surface p-4"
    >
      <h2 className="font-semibold">{reopens ? 'Open this claim again?' : 'Your decision'}</h2>
      {hasChanged && (
        <Notice tone="error">
          <p>This claim changed since you began to read. {changes.join(' ')} Read it again, then decide.</p>
          <Button size="small" className="mt-2" onClick={lookAgain} aria-keyshortcuts="l">
            I have looked again
          </Button>
        </Notice>
      )}
      <TextArea
        label="Reason"
        rows={3}
        value={reason}
        onChange={(event) => form.write(event.target.value)}
        error={missing}
        hint={
          reopens
            ? 'Needed: say why the approval does not stand. The author reads it first.'
            : 'Needed to ask for changes or to reject; kept with the decision.'
        }
      />
      {begun === 'changes_requested' && <PointAt claim={claim} pointsAt={form.pointsAt} point={form.point} />}
      <FailureNote of={deciding} onRetry={retry} />
      <div className="flex flex-wrap gap-2">
        {DECISIONS.filter(may).map((decision) => (
          <Button
            key={decision}
            variant={VARIANTS[decision]}
            className="max-sm:px-3"
            busy={deciding.pending}
            onClick={() => decide(decision)}
            aria-keyshortcuts={DECISION_KEYS[decision]}
          >
            {DECISION_BUTTONS[decision]}
          </Button>
        ))}
      </div>
      <p className="text-[0.8125rem] text-muted">
        {describeApproval(claim)}
        <span className="hidden sm:inline">
          Keys:{' '}
          {DECISIONS.filter(may).map((decision, index) => (
            <span key={decision}>
              {index > 0 && ', '}
              <kbd>{DECISION_KEYS[decision]}</kbd> {DECISION_BUTTONS[decision].toLowerCase()}
            </span>
          ))}
          ; <kbd>Ctrl</kbd> <kbd>Enter</kbd> finishes what was begun.
        </span>
      </p>
    </section>
  );
}

function describeApproval({ state, approvers, approvalsNeeded }: ClaimView): string {
  if (state !== 'in_review') return '';
  const [first] = approvers;
  if (first) return `${first.name} has approved it; yours is the second approval. `;
  return approvalsNeeded === 2 ? 'Two reviewers have to approve it. ' : '';
}
