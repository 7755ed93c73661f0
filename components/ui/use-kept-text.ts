'use client';

import { useEffect, useState } from 'react';

export type KeptText = {
  text: string;
  change: (text: string) => void;
  /** After sending: drops the form draft and shows `text`. */
  settle: (text: string) => void;
};

/** A form draft: typed text stored in this tab under `key` until it is sent, even if the form or the page closes. */
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
      sessionStorage.setItem(key, typed);
    },
    settle: (sent) => {
      setText(sent);
      sessionStorage.removeItem(key);
    },
  };
}
