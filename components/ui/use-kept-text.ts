'use client';

import { useEffect, useState } from 'react';

export type KeptText = {
  text: string;
  change: (text: string) => void;
  /** Once it was sent: drops what was kept, and shows `text` from now on. */
  settle: (text: string) => void;
};

/** Text that is being typed, kept in this tab under `key` until it is sent, also when the form or the page goes away. */
export function useKeptText(key: string, initial = ''): KeptText {
  const [text, setText] = useState(initial);

  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept !== null) setText(kept);
  }, [key]);

  return {
    text,
    change: (typed) => {
      setText(typed);
      keepText(key, typed);
    },
    settle: (sent) => {
      setText(sent);
      sessionStorage.removeItem(key);
    },
  };
}

/** Keeps the text in this tab; nothing is kept of one that is larger than the tab's storage. */
export function keepText(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // An earlier, shorter text would come back in its place.
    sessionStorage.removeItem(key);
  }
}
