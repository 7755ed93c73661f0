import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { Failure } from './failure.ts';
import { sendRequest } from './send-request.ts';

type Sent<T> = { address: string; onAnswer: (value: T) => void };

/** Reads of a route, the newest of which counts. For FailureNote too. */
export type Asking<T> = {
  pending: boolean;
  /** Why the newest one failed; null once another one is sent. */
  failure: Failure | null;
  retry: () => void;
  /** Asks; what was asked before and has no answer yet is forgotten. One request is under way at a time. */
  ask: (address: string, onAnswer: (value: T) => void) => void;
};

/** Reads from a route of ours as the page is used. The schema stays the same. */
export function useRequest<T>(schema: z.ZodType<T>): Asking<T> {
  const [state, setState] = useState<{ pending: boolean; failure: Failure | null }>({ pending: false, failure: null });
  const newest = useRef<Sent<T> | null>(null);
  const isAsking = useRef(false);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  const run = useCallback(async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    setState({ pending: true, failure: null });
    for (let sent = newest.current; sent; ) {
      const answer = await sendRequest(sent.address, schema);
      if (isGone.current) break;
      if (newest.current !== sent) {
        sent = newest.current;
        continue;
      }
      setState({ pending: false, failure: answer.ok ? null : answer.failure });
      isAsking.current = false;
      if (answer.ok) sent.onAnswer(answer.value);
      return;
    }
    isAsking.current = false;
  }, [schema]);

  const ask = useCallback(
    (address: string, onAnswer: (value: T) => void) => {
      newest.current = { address, onAnswer };
      void run();
    },
    [run],
  );
  const retry = useCallback(() => void run(), [run]);
  return { ...state, ask, retry };
}
