'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { ActionResult } from '#lib/action/action-result.ts';

export type CommandRun = {
  /** Until the page shows what changed. */
  pending: boolean;
  /** Why it was refused, as a sentence. */
  failure: string | null;
  run: <T>(command: () => Promise<ActionResult<T>>, onDone?: (value: T) => void) => void;
};

/** Runs a server action, keeps its refusal to show, and reads the page again, also after a refusal. */
export function useCommand(): CommandRun {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [failure, setFailure] = useState<string | null>(null);

  function run<T>(command: () => Promise<ActionResult<T>>, onDone?: (value: T) => void) {
    setFailure(null);
    startTransition(async () => {
      const answer = await command().catch(() => null);
      if (answer?.ok) onDone?.(answer.value);
      else setFailure(answer ? answer.message : 'The server could not be reached. What you typed is still here.');
      router.refresh();
    });
  }

  return { pending, failure, run };
}
