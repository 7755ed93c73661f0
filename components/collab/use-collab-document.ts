'use client';

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { ColouredPerson } from '#lib/actor/person.ts';
import type { DraftStatus } from '#lib/collab/client/draft-status.ts';
import type { OpenDraft } from '#lib/collab/client/open-draft.ts';
import { listPeople } from '#lib/collab/protocol/presence.ts';
import { connectDraft } from './connect-draft.ts';
import { openDeviceCopy } from './open-device-copy.ts';
import { watchNetwork } from './watch-network.ts';

export type CollabDocument = {
  /** null until hydration; another document after a refusal, so key what binds to it by its `guid`. */
  ydoc: Y.Doc | null;
  awareness: Awareness | null;
  status: DraftStatus;
  /** Everyone who has the draft open, this member too, by name. */
  people: readonly ColouredPerson[];
  /** The text of a refused edit, until it is dismissed; the draft itself is open again by then. */
  refusal: Refusal | null;
  dismissRefusal: () => void;
};

/** `words` is all that was written in the draft, to copy from. */
export type Refusal = { label: string; words: string };

const CONNECTING: DraftStatus = { state: 'connecting', label: 'Connecting…' };
const NO_ONE: readonly ColouredPerson[] = [];

/** Opens a shared draft while the component is on the page. `person` is the member at this page. */
export function useCollabDocument(docId: string, { memberId, name, colour }: ColouredPerson): CollabDocument {
  const [draft, setDraft] = useState<OpenDraft | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  useEffect(() => {
    let open: OpenDraft | null = null;
    let stopWatching: (() => void) | null = null;
    /** Without a copy on the device if it cannot be cleared of the refused edit, which would be sent again for ever. */
    const start = (withCopy: boolean) => {
      stopWatching?.();
      open?.close();
      const keep = (ydoc: Y.Doc) => openDeviceCopy(ydoc, docId, memberId);
      const next = connectDraft(docId, { memberId, name, colour }, withCopy ? keep : undefined);
      next.onStatus(() => {
        const status = next.status();
        if (status.state !== 'refused') return;
        setRefusal({ label: status.label, words: status.words });
        start(withCopy && status.isCleared);
      });
      open = next;
      stopWatching = watchNetwork(next);
      setDraft(next);
    };
    start(true);
    return () => {
      stopWatching?.();
      open?.close();
      setDraft(null);
    };
  }, [docId, memberId, name, colour]);

  const status = useSyncExternalStore(draft?.onStatus ?? neverChanges, draft?.status ?? connecting, connecting);
  return {
    ydoc: draft?.ydoc ?? null,
    awareness: draft?.awareness ?? null,
    status,
    people: usePeople(draft?.awareness ?? null),
    refusal,
    dismissRefusal: useCallback(() => setRefusal(null), []),
  };
}

function usePeople(awareness: Awareness | null): readonly ColouredPerson[] {
  const store = useMemo(() => awareness && peopleStore(awareness), [awareness]);
  return useSyncExternalStore(store?.subscribe ?? neverChanges, store?.read ?? noOne, noOne);
}

function peopleStore(awareness: Awareness) {
  let people = listPeople(awareness.getStates().values());
  return {
    read: () => people,
    subscribe: (onChange: () => void) => {
      const look = () => {
        const present = listPeople(awareness.getStates().values());
        if (JSON.stringify(present) === JSON.stringify(people)) return;
        people = present;
        onChange();
      };
      look();
      awareness.on('change', look);
      return () => awareness.off('change', look);
    },
  };
}

function connecting(): DraftStatus {
  return CONNECTING;
}

function noOne(): readonly ColouredPerson[] {
  return NO_ONE;
}

function neverChanges(): () => void {
  return () => undefined;
}
