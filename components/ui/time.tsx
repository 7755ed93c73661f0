'use client';

import { useSyncExternalStore } from 'react';
import { describeAgo, describeExactly } from './describe-ago.ts';
import { formatMinute } from './format-date.ts';

const TICK_MS = 30_000;

type TimeProps = { /** ISO 8601. */ at: string /** Shows the time itself. */; exact?: boolean; className?: string };

/** A time as its reader counts it, "5 minutes ago", with the exact one in their own zone on hover. */
export function Time({ at, exact = false, className }: TimeProps) {
  const now = useNow();
  // The server knows no zone but UTC.
  if (now === null) {
    return (
      <time dateTime={at} className={className}>
        {formatMinute(at)}
      </time>
    );
  }
  const precise = describeExactly(new Date(at));
  return (
    <time dateTime={at} title={precise} className={className}>
      {exact ? precise : describeAgo(new Date(at), new Date(now))}
    </time>
  );
}

/** The time, in steps of `TICK_MS`; null before the page is alive. */
function useNow(): number | null {
  return useSyncExternalStore(
    watch,
    () => Math.floor(Date.now() / TICK_MS) * TICK_MS,
    () => null,
  );
}

const watchers = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

/** One clock for all times of the page. */
function watch(onTick: () => void): () => void {
  watchers.add(onTick);
  ticking ??= setInterval(() => {
    for (const tick of watchers) tick();
  }, TICK_MS);
  return () => {
    watchers.delete(onTick);
    if (watchers.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}
