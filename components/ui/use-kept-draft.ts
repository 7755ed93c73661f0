'use client';

import { useKeptText } from './use-kept-text.ts';

type Fields = Record<string, string | number | boolean>;

export type KeptDraft<T extends Fields> = {
  draft: T;
  change: (part: Partial<T>) => void;
  /** Once it was sent: drops what was kept, and shows `draft` from now on. */
  settle: (draft: T) => void;
};

/** The same as `useKeptText` for a form of several fields. NaN stands for a number's field that is empty. */
export function useKeptDraft<T extends Fields>(key: string, initial: T): KeptDraft<T> {
  const { text, change, settle } = useKeptText(key, JSON.stringify(initial));
  // JSON writes NaN as null.
  const draft: T = { ...initial, ...JSON.parse(text, (_, value: unknown) => value ?? Number.NaN) };
  return {
    draft,
    change: (part) => change(JSON.stringify({ ...draft, ...part })),
    settle: (sent) => settle(JSON.stringify(sent)),
  };
}
