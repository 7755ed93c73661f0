import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import type { DeviceCopy } from '#lib/collab/client/open-draft.ts';

/** What the names of the copies on the device begin with; a member's id and the document's name follow. */
export const DEVICE_COPY_PREFIX = 'touchstone:';

/** Stores the draft in this browser, separately for each member; null if the browser has no storage. */
export function openDeviceCopy(ydoc: Y.Doc, docId: string, memberId: string): DeviceCopy | null {
  if (!('indexedDB' in globalThis)) return null;
  const persistence = new IndexeddbPersistence(`${DEVICE_COPY_PREFIX}${memberId}:${docId}`, ydoc);
  return {
    whenLoaded: persistence.whenSynced,
    close: () => persistence.destroy(),
    clear: async () => {
      if (persistence.db) await emptyUpdates(persistence.db);
      await persistence.destroy();
    },
  };
}

/** Emptied, not deleted: another tab that has it open would block the deletion. */
function emptyUpdates(database: IDBDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('updates', 'readwrite');
    transaction.objectStore('updates').clear();
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
}
