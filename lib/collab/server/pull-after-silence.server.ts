import { db } from '#lib/db.server.ts';
import { PULL_AFTER_SILENCE_MS } from '#lib/draft-log/limits.ts';
import { log } from '#lib/log.server.ts';
import type { LiveDraft } from './live-draft.server.ts';

/** How often it checks for silent drafts. */
const TICK_MS = 250;

/**
 * Checks the log of each draft that received no message of other nodes for PULL_AFTER_SILENCE_MS, so that their edits arrive even
 * if every message is lost. One query covers all silent drafts; only those whose head moved are read.
 */
export function pullAfterSilence(drafts: ReadonlyMap<string, { readonly draft: LiveDraft }>): { stop: () => void } {
  let isChecking = false;

  async function check(): Promise<void> {
    const silentSinceMs = performance.now() - PULL_AFTER_SILENCE_MS;
    const silent = [...drafts.values()]
      .map(({ draft }) => draft)
      .filter(({ scope, checkedAtMs }) => scope.kind !== 'story' && checkedAtMs < silentSinceMs);
    if (silent.length === 0) return;
    const heads = await db().ydoc.findMany({
      where: { docId: { in: silent.map(({ scope }) => scope.docId) } },
      select: { docId: true, headSeq: true },
    });
    const headOf = new Map(heads.map(({ docId, headSeq }) => [docId, headSeq]));
    for (const draft of silent) {
      draft.noteChecked();
      if ((headOf.get(draft.scope.docId) ?? 0) > draft.headSeq) await draft.pull();
    }
  }

  const timer = setInterval(() => {
    if (isChecking) return;
    isChecking = true;
    check()
      .catch((error) => log().warn({ err: error }, 'checking the log for missed updates failed'))
      .finally(() => {
        isChecking = false;
      });
  }, TICK_MS);
  return { stop: () => clearInterval(timer) };
}
