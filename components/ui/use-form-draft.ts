'use client';

import { type Fields, readDraft } from './read-draft.ts';
import { useTextDraft } from './use-text-draft.ts';

export type FormDraft<T extends Fields> = {
  draft: T;
  change: (part: Partial<T>) => void;
  /** After `sent` has arrived: drops what was kept and shows `next`, unless a field was changed since it was sent. */
  settle: (sent: T, next?: T) => void;
};

/** The same as `useTextDraft` for a form of several fields. */
export function useFormDraft<T extends Fields>(key: string, initial: T): FormDraft<T> {
  const write = (draft: T) => JSON.stringify({ ...initial, ...draft });
  const { text, change, settle } = useTextDraft(key, JSON.stringify(initial), (kept) =>
    write(readDraft(kept, initial)),
  );
  const draft = readDraft(text, initial);
  return {
    draft,
    change: (part) => change(write({ ...draft, ...part })),
    settle: (sent, next = sent) => settle(write(sent), write(next)),
  };
}
