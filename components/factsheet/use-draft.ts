'use client';

import { useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { isAppError } from '#lib/errors.ts';
import { type Draft, readDraft } from '#lib/factsheet/sheet-body.ts';

/** A shared draft that is open on this page. */
export type OpenedDraft = { ydoc: Y.Doc; awareness: Awareness };

/** The draft's content now, or why it cannot be published. */
export type DraftReading = { draft: Draft; error: null } | { draft: Draft; error: string };

const EMPTY: Draft = { title: '', address: '', standfirst: [], body: [] };
const readings = new WeakMap<Y.Doc, DraftReading>();

/** The draft with everyone's edits, read again after each. */
export function useDraft({ ydoc }: OpenedDraft): DraftReading {
  return useSyncExternalStore(
    (onChange) => {
      const update = () => {
        readings.delete(ydoc);
        onChange();
      };
      ydoc.on('update', update);
      return () => ydoc.off('update', update);
    },
    () => {
      const known = readings.get(ydoc) ?? read(ydoc);
      readings.set(ydoc, known);
      return known;
    },
    () => ({ draft: EMPTY, error: null }),
  );
}

function read(ydoc: Y.Doc): DraftReading {
  try {
    return { draft: readDraft(ydoc), error: null };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { draft: EMPTY, error: error.message };
  }
}
