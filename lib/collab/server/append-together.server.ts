import { APPEND_EVERY_MS, APPENDS_AT_ONCE, TOGETHER_MAX_BYTES } from '#lib/draft-log/limits.ts';
import { log } from '#lib/log.server.ts';
import { type Append, appendOrSkip } from './append.server.ts';

/*
 * Group commit across drafts: what this node's drafts append within a few milliseconds goes into one statement. A draft that
 * is blocked does not hold up the others; it is left to a transaction of its own.
 */

type Queued = { readonly append: Append; readonly settle: (isAppended: boolean) => void };

const queue: Queued[] = [];
let running = 0;
let lastStartMs = Number.NEGATIVE_INFINITY;
let isPlanned = false;

/**
 * Appends in one statement with what other drafts append now. Resolves with false if the draft is blocked (see `appendOrSkip`),
 * the updates are large or the statement failed: the caller then retries in a transaction of its own, which finds out whether
 * the failed statement was committed.
 */
export function appendTogether(append: Append): Promise<boolean> {
  const bytes = append.updates.reduce((sum, { update }) => sum + update.length, 0);
  const isQueued = queue.some((other) => other.append.scope.docId === append.scope.docId);
  if (isQueued || bytes > TOGETHER_MAX_BYTES) return Promise.resolve(false);
  return new Promise((settle) => {
    queue.push({ append, settle });
    plan();
  });
}

/** Schedules the next statement for the end of this turn, or for when the pace allows it. */
function plan(): void {
  if (isPlanned || queue.length === 0 || running >= APPENDS_AT_ONCE) return;
  isPlanned = true;
  const waitMs = lastStartMs + APPEND_EVERY_MS - performance.now();
  if (waitMs > 0) setTimeout(start, waitMs);
  else setImmediate(start);
}

async function start(): Promise<void> {
  isPlanned = false;
  lastStartMs = performance.now();
  running += 1;
  const batch = queue.splice(0);
  const appended = await tryToAppend(batch.map(({ append }) => append));
  running -= 1;
  for (const { append, settle } of batch) settle(appended.has(append.scope.docId));
  plan();
}

async function tryToAppend(appends: readonly Append[]): Promise<ReadonlySet<string>> {
  try {
    return await appendOrSkip(appends);
  } catch (error) {
    log().warn({ err: error, drafts: appends.length }, 'a shared append failed');
    return new Set();
  }
}
