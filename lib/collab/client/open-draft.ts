import { HocuspocusProvider } from '@hocuspocus/provider';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { ColouredPerson } from '#lib/actor/person.ts';
import { CLOSE, REFUSED_CODE } from '#lib/draft-log/refusal.ts';
import { type DraftStatus, describeStatus, isSaved, type LinkState } from './draft-status.ts';
import { DraftWebSocket } from './draft-web-socket.ts';
import { rescueWords } from './rescue-words.ts';

/** A copy on this device that outlives the page. `whenLoaded` resolves once it has been read into the document. */
export type DeviceCopy = { whenLoaded: Promise<unknown>; close: () => unknown; clear: () => Promise<unknown> };

/** What `fetchToken` throws when the person is signed out; anything else counts as a lost connection. */
export class SignedOutError extends Error {
  override readonly name = 'SignedOutError';
}

export type DraftOptions = {
  docId: string;
  /** ws: or wss: address of the collaboration server. */
  url: string;
  /** A fresh token for one connect. @throws SignedOutError */
  fetchToken: () => Promise<string>;
  person: ColouredPerson;
  /** Keeps the document on the device; null where that is not possible. */
  openDeviceCopy?: (ydoc: Y.Doc) => DeviceCopy | null;
  /** Shares no presence. */
  isUnseen?: boolean;
};

export type OpenDraft = {
  readonly docId: string;
  readonly ydoc: Y.Doc;
  readonly awareness: Awareness;
  /** The same object until something changes. */
  readonly status: () => DraftStatus;
  readonly onStatus: (listener: () => void) => () => void;
  /** Calls back when something outside the draft may have changed: a doorbell rang, or may have rung during a disconnect. */
  readonly onRing: (listener: () => void) => () => void;
  /** Connects again at once if the connection is lost or the person was signed out. */
  readonly retry: () => void;
  /** Treats the connection as lost, as when the device goes offline, until it is made again. */
  readonly drop: () => void;
  /** Ends the connection; what is unsent stays on the device. */
  readonly close: () => void;
};

/** What is typed after a pause leaves this soon, with what else changes in the same moment. */
const FLUSH_SOON_MS = 1;
/** While typing goes on, the keystrokes of this time share a message. */
const FLUSH_EVERY_MS = 25;
/** Retry backoff: `delay` before the first attempt, then a random time from `minDelay` up. */
const RETRY = { delay: 200, minDelay: 100, maxDelay: 2_000, factor: 1.5 };
/** How long a connect waits for the device's copy, so that the first sync carries it. */
const DEVICE_COPY_WAIT_MS = 3_000;

/** How often presence is sent again. Awareness does so by the wall clock, and stops if that is set back. */
const PRESENCE_EVERY_MS = 15_000;

/** Opens a draft and keeps it connected until it is closed, refused or no longer the person's to see. */
export function openDraft({ docId, url, fetchToken, person, openDeviceCopy, isUnseen }: DraftOptions): OpenDraft {
  const ydoc = new Y.Doc();
  const listeners = new Set<() => void>();
  const ringListeners = new Set<() => void>();
  const deviceCopy = openDeviceCopy?.(ydoc) ?? null;
  const link: LinkState = {
    isConnected: null,
    isReadOnly: false,
    hasSynced: false,
    unsyncedCount: 0,
    hasUnsaved: false,
    isKept: false,
    end: null,
  };
  let status = describeStatus(link);

  const socket = new DraftWebSocket({ url, autoConnect: false, ...RETRY });
  const provider = new HocuspocusProvider({
    name: docId,
    document: ydoc,
    websocketProvider: socket,
    flushDelay: FLUSH_SOON_MS,
    token: () => socket.whileConnected(fetchTokenOrEnd),
    onAuthenticated: () => {
      update({ isConnected: true, isReadOnly: provider.authorizedScope === 'readonly' });
    },
    // The server closes the socket when it refuses a token, but not when none could be fetched.
    onAuthenticationFailed: () => socket.webSocket?.close(),
    onSynced: () => {
      update({ hasSynced: true });
      ring();
    },
    onUnsyncedChanges: ({ number }) => update({ unsyncedCount: number }),
    onDisconnect: () => update({ isConnected: false, hasSynced: false }),
    onStateless: ring,
    onClose: ({ event }) => {
      if (event.code === CLOSE.notFound.code) end({ why: 'not-found' });
      if (event.code === REFUSED_CODE) refuse(event.reason);
    },
  });
  if (isUnseen) provider.awareness?.setLocalState(null);
  else provider.setAwarenessField('user', person);
  const heartbeat = setInterval(() => {
    const state = provider.awareness?.getLocalState();
    if (state) provider.awareness?.setLocalState(state);
  }, PRESENCE_EVERY_MS);
  socket.onFirstSync = () => provider.flushPendingUpdates();
  let calm: ReturnType<typeof setTimeout> | undefined;
  socket.onSent = () => {
    clearTimeout(calm);
    provider.configuration.flushDelay = FLUSH_EVERY_MS;
    calm = setTimeout(() => {
      provider.configuration.flushDelay = FLUSH_SOON_MS;
    }, FLUSH_EVERY_MS);
  };
  ydoc.on('update', (_update, origin) => {
    if (origin !== provider) update({ hasUnsaved: true });
  });
  provider.attach();
  let isClosed = false;
  void loadDeviceCopy().then(() => !isClosed && socket.connect());

  async function fetchTokenOrEnd(): Promise<string> {
    try {
      return await fetchToken();
    } catch (error) {
      if (error instanceof SignedOutError) end({ why: 'signed-out' });
      throw error;
    }
  }

  /** Resolves once the copy is in the document, failed to load or took too long. */
  async function loadDeviceCopy(): Promise<void> {
    const loaded = deviceCopy?.whenLoaded.then(
      () => update({ isKept: true }),
      () => undefined,
    );
    const waited = new Promise<void>((resolve) => setTimeout(resolve, DEVICE_COPY_WAIT_MS));
    await Promise.race([loaded, waited]);
  }

  function update(change: Partial<LinkState>): void {
    Object.assign(link, change);
    if (isSaved(link)) link.hasUnsaved = false;
    const next = describeStatus(link);
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    for (const listener of listeners) listener();
  }

  function ring(): void {
    for (const listener of ringListeners) listener();
  }

  function end(reason: NonNullable<LinkState['end']>): void {
    socket.end();
    update({ end: reason, isConnected: false });
  }

  /** Clears the device's copy before the draft is opened again, or it would send the refused edit again. */
  function refuse(reason: string): void {
    const words = rescueWords(ydoc, docId);
    socket.end();
    const finish = (isCleared: boolean) => end({ why: 'refused', reason, words, isCleared });
    (deviceCopy?.clear() ?? Promise.resolve()).then(
      () => finish(true),
      () => finish(false),
    );
  }

  function retry(): void {
    if (link.end?.why === 'signed-out') update({ end: null, isConnected: false });
    if (!link.end && link.isConnected === false) socket.revive();
  }

  return {
    docId,
    ydoc,
    awareness: provider.awareness as Awareness,
    status: () => status,
    onStatus: (listener) => subscribe(listeners, listener),
    onRing: (listener) => subscribe(ringListeners, listener),
    retry,
    drop: () => socket.drop(),
    close: () => {
      isClosed = true;
      clearInterval(heartbeat);
      clearTimeout(calm);
      provider.destroy();
      socket.destroy();
      deviceCopy?.close();
      ydoc.destroy();
      listeners.clear();
      ringListeners.clear();
    },
  };
}

function subscribe(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
