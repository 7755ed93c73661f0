import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '#lib/errors.ts';
import type { StorySearch } from './search-story.server.ts';
import type { Suggestion } from './suggestion.ts';

const FILE = join(process.cwd(), 'lib', 'suggestion', 'search-worker.server.ts');

/** How long one search may take: the first of a story of 13 MB reads it in about 8 s. And how many may wait for the one that runs. */
const SEARCH_BUDGET_MS = 15_000;
const WAITING_MAX_COUNT = 20;
/** What the thread may hold; a search that needs more ends like one that takes too long. */
const HEAP_MAX_MB = 512;

// Next.js bundles its own copy of `lib`: one thread for the process, not one for each copy.
const shared = globalThis as {
  touchstoneSearch?: { thread: Worker | null; turn: Promise<unknown>; waitingCount: number };
};

/**
 * `searchStory` on a thread of its own, one search after another.
 * @throws AppError RATE_LIMITED if too many wait; TOO_LARGE if the story cannot be searched within the budget.
 */
export async function searchApart(search: StorySearch, budgetMs = SEARCH_BUDGET_MS): Promise<Suggestion[]> {
  shared.touchstoneSearch ??= { thread: null, turn: Promise.resolve(), waitingCount: 0 };
  const state = shared.touchstoneSearch;
  if (state.waitingCount >= WAITING_MAX_COUNT) throw new AppError('suggestion.busy');
  state.waitingCount += 1;
  const found = state.turn.then(() => run(state, search, budgetMs));
  state.turn = found.then(
    () => undefined,
    () => undefined,
  );
  try {
    return await found;
  } finally {
    state.waitingCount -= 1;
  }
}

async function run(
  state: NonNullable<typeof shared.touchstoneSearch>,
  search: StorySearch,
  budgetMs: number,
): Promise<Suggestion[]> {
  const thread = state.thread ?? startThread();
  state.thread = thread;
  const answer = await ask(thread, search, budgetMs);
  if (answer !== 'ended') {
    if (answer.found) return answer.found;
    throw new Error('a search of a story failed; the thread has logged why');
  }
  state.thread = null;
  await thread.terminate();
  throw new AppError('suggestion.too-long');
}

function startThread(): Worker {
  const thread = new Worker(FILE, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MB } });
  // It keeps no process alive.
  thread.unref();
  return thread;
}

/** The thread's answer; `ended` where it took too long, or ended by itself. */
function ask(thread: Worker, search: StorySearch, budgetMs: number): Promise<{ found: Suggestion[] | null } | 'ended'> {
  const { promise, resolve } = Promise.withResolvers<{ found: Suggestion[] | null } | 'ended'>();
  const timer = setTimeout(() => resolve('ended'), budgetMs);
  const end = () => resolve('ended');
  thread.once('message', resolve);
  thread.once('error', end);
  thread.once('exit', end);
  thread.postMessage(search);
  return promise.finally(() => {
    clearTimeout(timer);
    thread.off('message', resolve);
    thread.off('error', end);
    thread.off('exit', end);
  });
}
