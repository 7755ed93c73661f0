'use client';

import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { TextArea } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useKeys } from '#components/ui/use-keys.ts';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { DECISION_BUTTONS, DECISION_KEYS, DECISIONS, type Decision } from '#lib/claim/decision.ts';
import { PointAt } from './point-at.tsx';
import { type DecidableClaim, useDecision } from './use-decision.ts';

type DecisionPanelProps = {
  claim: DecidableClaim;
  /** The claims of the queue to go on with once this one is decided, in order; empty stays here. */
  next: readonly string[];
};

const VARIANTS = { approved: 'primary', changes_requested: 'secondary', rejected: 'danger' } as const;

/**
 * The reviewer's decision on the version that they saw. A key only begins one: a to approve, c to ask for changes, x to
 * reject; Ctrl and Enter confirm it, Escape lets it go. l confirms that the changes meanwhile were read.
 */
export function DecisionPanel({ claim, next }: DecisionPanelProps) {
  const panel = useRef<HTMLElement>(null);
  const form = useDecision(claim, next);
  const { reason, begun, missing, changes, held, may, begin, decide, lookAgain } = form;
  const hasChanged = changes.length > 0;
  const reopens = claim.state === 'approved';

  const focus = (selector: string) => panel.current?.querySelector<HTMLElement>(selector)?.focus();
  const focusMissing = useEffectEvent(() => focus(hasChanged ? 'button' : 'textarea'));
  useEffect(() => {
    if (missing) focusMissing();
  }, [missing]);

  const beginWithKey = (decision: Decision) => {
    if (!may(decision) || held) return;
    begin(decision);
    // Not on a button: there Enter alone would confirm.
    if (decision === 'approved') panel.current?.focus();
    else focus('textarea');
  };
  useKeys({
    a: () => beginWithKey('approved'),
    c: () => beginWithKey('changes_requested'),
    x: () => beginWithKey('rejected'),
    l: lookAgain,
  });

  function press(event: KeyboardEvent) {
    if (!begun || held) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) decide(begun);
    else if (event.key === 'Escape') begin(null);
    else return;
    event.preventDefault();
  }

  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label="Decision"
      onKeyDown={press}
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
        readOnly={held !== null}
        onChange={(event) => form.write(event.target.value)}
        error={missing}
        hint={
          reopens
            ? 'Needed: say why the approval does not stand. The author reads it first.'
            : 'Needed to ask for changes or to reject; kept with the decision.'
        }
      />
      {begun === 'changes_requested' && !held && <PointAt claim={claim} pointsAt={form.pointsAt} point={form.point} />}
      <p role="status" className="font-medium empty:hidden">
        {begun && !held && (
          <>
            {DECISION_BUTTONS[begun]}: <kbd>Ctrl</kbd> <kbd>Enter</kbd> confirms, <kbd>Escape</kbd> lets it go.
          </>
        )}
      </p>
      {held ? (
        <p className="text-muted">
          “{DECISION_BUTTONS[held]}” is decided in a few seconds. You can still undo it below.
        </p>
      ) : (
        <Choices claim={claim} may={may} decide={decide} />
      )}
    </section>
  );
}

type ChoicesProps = { claim: ClaimView; may: (decision: Decision) => boolean; decide: (decision: Decision) => void };

function Choices({ claim, may, decide }: ChoicesProps) {
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {DECISIONS.filter(may).map((decision) => (
          <Button
            key={decision}
            variant={VARIANTS[decision]}
            className="max-sm:px-3"
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
          ; <kbd>Ctrl</kbd> <kbd>Enter</kbd> confirms.
        </span>
      </p>
    </>
  );
}

function describeApproval({ state, approvers, approvalsNeeded }: ClaimView): string {
  if (state !== 'in_review') return '';
  const [first] = approvers;
  if (first) return `${first.name} has approved it; yours is the second approval. `;
  return approvalsNeeded === 2 ? 'Two reviewers have to approve it. ' : '';
}
