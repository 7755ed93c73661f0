'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from 'react';
import { z } from 'zod';
import { FailureNote } from '#components/command/failure-note.tsx';
import { sendRequest } from '#components/command/send-request.ts';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { useKeys } from '#components/ui/use-keys.ts';
import { DECISION_BUTTONS, describeDecided } from '#lib/claim/decision.ts';
import type { ReviewDecision } from '#lib/review/review-decision.ts';
import { decideReviewAction } from './review-actions.ts';

/** How long a decision can be undone before it is sent. */
export const HOLD_MS = 10_000;

/** A decision that its reviewer has confirmed, and can still undo. */
export type HeldDecision = {
  readonly input: ReviewDecision;
  readonly claimNumber: number;
  /** Once it is decided, or sent as its page is left. */
  readonly onSent: () => void;
};

type Holding = {
  readonly held: readonly HeldDecision[];
  readonly hold: (decision: HeldDecision) => void;
};

const HoldingContext = createContext<Holding>({ held: [], hold: () => undefined });

/** The decisions that can still be undone, and how to hold one. */
export function useHeldDecisions(): Holding {
  return useContext(HoldingContext);
}

/**
 * Holds decisions for `HOLD_MS` while the reviewer goes on to other pages of the app. Each shows at the foot of the page with
 * "Undo" until it is decided; leaving the app decides what is held at once.
 */
export function HeldDecisions({ children }: { children: ReactNode }) {
  const [held, setHeld] = useState<readonly HeldDecision[]>([]);
  const [decided, setDecided] = useState<string | null>(null);
  const drop = (decision: HeldDecision) => setHeld((known) => known.filter((one) => one !== decision));
  const hold = (decision: HeldDecision) => {
    setDecided(null);
    setHeld((known) => [...known, decision]);
  };
  return (
    <HoldingContext value={{ held, hold }}>
      {children}
      <div
        role="status"
        className="pointer-events-none fixed inset-x-0 bottom-0 z-40 grid justify-items-center gap-2 p-3 print:hidden"
      >
        {held.map((decision, index) => (
          <HeldLine
            key={`${decision.input.claimId} ${decision.input.claimVersion}`}
            decision={decision}
            isNewest={index === held.length - 1}
            onDrop={() => drop(decision)}
            onDecided={(words) => {
              drop(decision);
              setDecided(words);
            }}
          />
        ))}
        {decided && (
          <div className={LINE}>
            <p>{decided}</p>
            <Button size="small" variant="quiet" onClick={() => setDecided(null)}>
              Dismiss
            </Button>
          </div>
        )}
      </div>
    </HoldingContext>
  );
}

const QUEUE = '/review';

function isOpenInQueue(claimId: string): boolean {
  return location.pathname === QUEUE && new URLSearchParams(location.search).get('claim') === claimId;
}

const LINE =
  'pointer-events-auto flex w-fit max-w-full flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line-strong bg-surface px-4 py-2.5 shadow-lg';

type HeldLineProps = {
  decision: HeldDecision;
  isNewest: boolean;
  onDrop: () => void;
  onDecided: (words: string | null) => void;
};

function HeldLine({ decision: { input, claimNumber, onSent }, isNewest, onDrop, onDecided }: HeldLineProps) {
  const router = useRouter();
  const deciding = useCommand(decideReviewAction);
  const [secondsLeft, setSecondsLeft] = useState(HOLD_MS / 1000);
  const isHeld = !deciding.pending && deciding.failure === null;

  const decide = () =>
    deciding.run(input, ({ state }) => {
      onSent();
      const outcome = input.decision === 'approved' && state === 'in_review' ? 'endorsed' : input.decision;
      onDecided(describeDecided(claimNumber, outcome));
      // The queue goes on where the reviewer stayed at this claim.
      if (isOpenInQueue(input.claimId)) router.push(QUEUE);
    });
  const undo = () => {
    onDrop();
    if (location.pathname === QUEUE) router.push(`${QUEUE}?claim=${input.claimId}`);
  };

  // One that was sent before its time, or failed, waits for its reviewer.
  const decideInTime = useEffectEvent(() => {
    if (isHeld) decide();
  });
  useEffect(() => {
    const tick = setInterval(() => setSecondsLeft((seconds) => seconds - 1), 1000);
    const end = setTimeout(() => {
      clearInterval(tick);
      decideInTime();
    }, HOLD_MS);
    return () => {
      clearInterval(tick);
      clearTimeout(end);
    };
  }, []);

  // A request of a page that goes away is sent to its end only with `keepalive`, which a server action does not have.
  const decideOnLeaving = useEffectEvent(() => {
    if (!isHeld) return;
    const body = JSON.stringify(input);
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json' }, keepalive: true };
    void sendRequest('/api/review', z.unknown(), init);
    onSent();
    onDrop();
  });
  useEffect(() => {
    const leave = () => decideOnLeaving();
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, []);

  useKeys(isNewest && isHeld ? { u: undo } : {});

  return (
    <div className={LINE}>
      <p>
        {DECISION_BUTTONS[input.decision]}: claim {claimNumber}{' '}
        {isHeld && <span className="text-muted tabular-nums" aria-hidden>{`in ${Math.max(0, secondsLeft)} s`}</span>}
      </p>
      <FailureNote of={deciding} />
      {!deciding.pending && (
        <Button size="small" onClick={undo} aria-keyshortcuts="u">
          Undo
        </Button>
      )}
      {deciding.failure === null && (
        <Button size="small" busy={deciding.pending} onClick={decide}>
          Decide now
        </Button>
      )}
    </div>
  );
}
