'use client';

import { useEffect, useRef, useState } from 'react';

export type TextDraft = {
  text: string;
  change: (text: string) => void;
  /** After `sent` has arrived: drops the form draft and shows `next`, unless the text was changed since it was sent. */
  settle: (sent: string, next?: string) => void;
};

/**
 * A form draft: typed text stored in this tab under `key` until it is sent, even if the form or the page closes. `normalise`
 * makes texts that mean the same equal.
 */
export function useTextDraft(key: string, initial = '', normalise = (text: string) => text): TextDraft {
  const [text, setText] = useState(initial);
  const shown = useRef(initial);
  const show = (next: string) => {
    shown.current = next;
    setText(next);
  };

  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept === null) return;
    shown.current = kept;
    setText(kept);
  }, [key]);

  return {
    text,
    change: (typed) => {
      show(typed);
      storeTextDraft(key, typed);
    },
    settle: (sent, next = sent) => {
      // The form may have been closed and opened again since: what the tab holds is what was typed last.
      if (normalise(sessionStorage.getItem(key) ?? shown.current) !== normalise(sent)) return;
      show(next);
      sessionStorage.removeItem(key);
    },
  };
}

/** Keeps the text in this tab; nothing is kept of one that is larger than the tab's storage. */
export function storeTextDraft(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // An earlier, shorter text would come back in its place.
    sessionStorage.removeItem(key);
  }
}
