import type { ColouredPerson } from '#lib/actor/person.ts';
import { connectDraft } from './connect-draft.ts';
import { DEVICE_COPY_PREFIX, openDeviceCopy } from './open-device-copy.ts';

/** How long one draft may take to be saved. */
const SAVE_WAIT_MS = 8_000;
/** Drafts that are saved at a time. */
const AT_ONCE = 4;

/**
 * Removes the member's copies from this device, each once the server has acknowledged all of it. Returns how many had to be
 * kept because they could not be saved; they are offered to the member again at the next sign-in on this device.
 */
export async function releaseDeviceCopies(person: ColouredPerson): Promise<number> {
  const docIds = await listDeviceCopies(person.memberId);
  let keptCount = 0;
  const next = async (): Promise<void> => {
    const docId = docIds.pop();
    if (docId === undefined) return;
    if (!(await release(docId, person))) keptCount += 1;
    await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return keptCount;
}

async function listDeviceCopies(memberId: string): Promise<string[]> {
  if (!('indexedDB' in globalThis)) return [];
  const prefix = `${DEVICE_COPY_PREFIX}${memberId}:`;
  const databases = await indexedDB.databases();
  return databases.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}

/** Whether the copy was saved, and is gone. */
async function release(docId: string, person: ColouredPerson): Promise<boolean> {
  let clear: (() => Promise<unknown>) | null = null;
  const draft = connectDraft(
    docId,
    person,
    (ydoc) => {
      const copy = openDeviceCopy(ydoc, docId, person.memberId);
      clear = copy?.clear ?? null;
      return copy;
    },
    { isUnseen: true },
  );
  const isSaved = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), SAVE_WAIT_MS);
    const look = () => {
      const { state } = draft.status();
      if (state === 'connecting' || state === 'saving') return;
      clearTimeout(timer);
      // "Reading only" appears once the server has confirmed that the copy holds nothing unsaved.
      resolve(state === 'saved' || state === 'reading');
    };
    draft.onStatus(look);
    look();
  });
  if (isSaved) await (clear as (() => Promise<unknown>) | null)?.();
  draft.close();
  if (isSaved) indexedDB.deleteDatabase(`${DEVICE_COPY_PREFIX}${person.memberId}:${docId}`);
  return isSaved;
}
