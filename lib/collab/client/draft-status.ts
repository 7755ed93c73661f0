import { describeRefusal } from '#lib/refusal-reason.ts';

/** What is known of the connection of one open draft. */
export type LinkState = {
  /** Connected and authenticated; null before the first try has ended. */
  isConnected: boolean | null;
  isReadOnly: boolean;
  /** The server's state has arrived since the last connect. */
  hasSynced: boolean;
  /** Messages that the server has not yet acknowledged. */
  unsyncedCount: number;
  /** Something was written here since the server last had everything. */
  hasUnsaved: boolean;
  /** The device keeps a copy that outlives the page. */
  isKept: boolean;
  end:
    | null
    | { why: 'signed-out' }
    | { why: 'not-found' }
    | { why: 'refused'; reason: string; words: string; isCleared: boolean };
};

/**
 * What the person sees; `label` is the text on the page. `words` is what they had written, to copy from; `isCleared` is false
 * where the device's copy still holds what was refused.
 */
export type DraftStatus =
  | { state: 'saved' | 'saving' | 'connecting' | 'offline' | 'reading'; label: string }
  | { state: 'signed-out' | 'not-found'; label: string }
  | { state: 'refused'; label: string; words: string; isCleared: boolean };

/** Whether the server has acknowledged everything. */
export function isSaved({ isConnected, hasSynced, unsyncedCount, end }: LinkState): boolean {
  return end === null && isConnected === true && hasSynced && unsyncedCount === 0;
}

/** "Saved" only when the server has acknowledged everything; it does so after writing to the log. */
export function describeStatus(link: LinkState): DraftStatus {
  const { isConnected, isReadOnly, hasSynced, isKept, end } = link;
  if (end?.why === 'signed-out') return { state: 'signed-out', label: describeSignedOut(link) };
  if (end?.why === 'not-found') return { state: 'not-found', label: 'This does not exist, or is not yours to see.' };
  if (end) {
    const { reason, words, isCleared } = end;
    return { state: 'refused', label: `Not saved. ${describeRefusal(reason)}`, words, isCleared };
  }
  if (isConnected === false) {
    return {
      state: 'offline',
      label: isKept ? 'Offline: kept on this device' : 'Offline: not kept, leave this page open',
    };
  }
  if (isConnected === null || !hasSynced) return { state: 'connecting', label: 'Connecting…' };
  if (isReadOnly && isSaved(link)) return { state: 'reading', label: 'Reading only' };
  if (isReadOnly) return { state: 'connecting', label: 'Connecting…' };
  return isSaved(link) ? { state: 'saved', label: 'Saved' } : { state: 'saving', label: 'Saving…' };
}

function describeSignedOut({ hasUnsaved, isKept }: LinkState): string {
  if (!hasUnsaved) return 'Signed out. Sign in to continue.';
  return isKept
    ? 'Signed out with unsaved changes: kept on this device. Sign in to continue.'
    : 'Signed out with unsaved changes: leave this page open and sign in.';
}
