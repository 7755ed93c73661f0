'use client';

import { type Fields, readDraft } from './read-draft.ts';
import { useKeptText } from './use-kept-text.ts';

export type KeptDraft<T extends Fields> = {
  draft: T;
  change: (part: Partial<T>) => void;
  /** Once it was sent: drops what was kept, and shows `draft` from now on. */
  settle: (draft: T) => void;
};

/** The same as `useKeptText` for a form of several fields. */
export function useKeptDraft<T extends Fields>(key: string, initial: T): KeptDraft<T> {
  const { text, change, settle } = useKeptText(key, JSON.stringify(initial));
  const draft = readDraft(text, initial);
  return {
    draft,
    change: (part) => change(JSON.stringify({ ...draft, ...part })),
    settle: (sent) => settle(JSON.stringify(sent)),
  };
}
