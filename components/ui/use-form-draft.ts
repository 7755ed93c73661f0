'use client';

import { type Fields, readDraft } from './read-draft.ts';
import { useTextDraft } from './use-text-draft.ts';

export type FormDraft<T extends Fields> = {
  draft: T;
  change: (part: Partial<T>) => void;
  /** Once it was sent: drops what was kept, and shows `draft` from now on. */
  settle: (draft: T) => void;
};

/** The same as `useTextDraft` for a form of several fields. */
export function useFormDraft<T extends Fields>(key: string, initial: T): FormDraft<T> {
  const { text, change, settle } = useTextDraft(key, JSON.stringify(initial));
  const draft = readDraft(text, initial);
  return {
    draft,
    change: (part) => change(JSON.stringify({ ...draft, ...part })),
    settle: (sent) => settle(JSON.stringify(sent)),
  };
}
