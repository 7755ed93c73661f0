'use client';

import { useEffect, useState } from 'react';

export type TextDraft = {
  text: string;
  change: (text: string) => void;
  /** After sending: drops the form draft and shows `text`. */
  settle: (text: string) => void;
};

/** A form draft: typed text stored in this tab under `key` until it is sent, even if the form or the page closes. */
export function useTextDraft(key: string, initial = ''): TextDraft {
  const [text, setText] = useState(initial);

  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept !== null) setText(kept);
  }, [key]);

  return {
    text,
    change: (typed) => {
      setText(typed);
      storeTextDraft(key, typed);
    },
    settle: (sent) => {
      setText(sent);
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
