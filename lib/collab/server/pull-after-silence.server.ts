import { db } from '#lib/db.server.ts';
import { PULL_AFTER_SILENCE_MS } from '#lib/draft-log/limits.ts';
import { log } from '#lib/log.server.ts';
import type { LiveDraft } from './live-draft.server.ts';

/** How often it looks for silent drafts. */
const TICK_MS = 250;

/**
 * Looks into the log of each draft for which nothing was heard of other nodes in PULL_AFTER_SILENCE_MS; so what they append
 * arrives even when no word of it does. One query for all silent drafts; only those whose head moved are read.
 */
export function pullAfterSilence(drafts: ReadonlyMap<string, { readonly draft: LiveDraft }>): { stop: () => void } {
  let isLooking = false;

  async function look(): Promise<void> {
    const silentSinceMs = performance.now() - PULL_AFTER_SILENCE_MS;
    const silent = [...drafts.values()]
      .map(({ draft }) => draft)
      .filter(({ scope, heardAtMs }) => scope.kind !== 'story' && heardAtMs < silentSinceMs);
    if (silent.length === 0) return;
    const heads = await db().ydoc.findMany({
      where: { docId: { in: silent.map(({ scope }) => scope.docId) } },
      select: { docId: true, headSeq: true },
    });
    const headOf = new Map(heads.map(({ docId, headSeq }) => [docId, headSeq]));
    for (const draft of silent) {
      draft.heard();
      if ((headOf.get(draft.scope.docId) ?? 0) > draft.headSeq) await draft.pull();
    }
  }

  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    look()
      .catch((error) => log().warn({ err: error }, 'the log could not be looked into'))
      .finally(() => {
        isLooking = false;
      });
  }, TICK_MS);
  return { stop: () => clearInterval(timer) };
}
