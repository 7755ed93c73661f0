'use client';

import { startTransition, useRef, useState } from 'react';
import { callAction, type ServerAction } from './call-action.ts';
import { type Failure, isJudged } from './failure.ts';
import { refreshPage } from './refresh-page.ts';

/** How a command is going, for FailureNote and busy buttons. */
export type CommandState = {
  /** Until the page shows what changed. */
  pending: boolean;
  /** Why the last one did not go through; null once another one is sent. */
  failure: Failure | null;
  /** Sends what failed once more. The failure stays until there is an answer. */
  retry: () => void;
};

export type Command<I, T> = CommandState & {
  /** Sends the input, unless the same is under way. */
  run: (input: I, onDone?: (value: T) => void, onFailure?: (failure: Failure) => void) => void;
};

type Attempt<I, T> = {
  input: I;
  onDone: ((value: T) => void) | undefined;
  onFailure: ((failure: Failure) => void) | undefined;
};

/**
 * The one way to call a server action: keeps its failure to show, and fetches the page again once the server has judged it.
 * `refreshes: false` is for actions that change nothing which the page shows. FailureNote shows the failure.
 */
export function useCommand<I, T>(action: ServerAction<I, T>, { refreshes = true } = {}): Command<I, T> {
  const [pendingCount, setPendingCount] = useState(0);
  const [failed, setFailed] = useState<{ attempt: Attempt<I, T>; failure: Failure } | null>(null);
  const underway = useRef(new Set<string>());

  function send(attempt: Attempt<I, T>) {
    // `pending` is not enough: a second press may come before the page shows it.
    const key = JSON.stringify(attempt.input);
    if (underway.current.has(key)) return;
    underway.current.add(key);
    setPendingCount((count) => count + 1);
    void deliver(attempt).finally(() => {
      underway.current.delete(key);
      // With the transition in which the router shows the page that was fetched, not before it.
      startTransition(() => setPendingCount((count) => count - 1));
    });
  }

  // Not within a transition: React would hold back every other one of the page, a navigation too, until the answer is here.
  async function deliver(attempt: Attempt<I, T>) {
    const outcome = await callAction(action, attempt.input);
    if (outcome.ok) {
      setFailed((known) => (known?.attempt === attempt ? null : known));
      attempt.onDone?.(outcome.value);
    } else {
      setFailed({ attempt, failure: outcome.failure });
      attempt.onFailure?.(outcome.failure);
    }
    if (refreshes && isJudged(outcome)) await refreshPage();
  }

  return {
    pending: pendingCount > 0,
    failure: failed?.failure ?? null,
    run: (input, onDone, onFailure) => {
      setFailed(null);
      send({ input, onDone, onFailure });
    },
    retry: () => {
      if (failed) send(failed.attempt);
    },
  };
}
