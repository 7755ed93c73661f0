import { z } from 'zod';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import { mergeTyped } from '#lib/factsheet/explain-changes.ts';
import { parseJson } from '#lib/parse-json.ts';
import { changeSchema, type SnapshotChange } from '#lib/version/snapshot.ts';

const typedSchema = z.array(changeSchema.extend({ explanation: z.string() }));

export type Explanations = {
  typed: readonly SnapshotChange[];
  keep: (changes: readonly SnapshotChange[]) => void;
  /** Drops them once a version is published. */
  settle: () => void;
};

/** The typed explanations of the next version, a form draft of this tab: they survive a stale sheet and the closed dialog. */
export function useExplanations(storyId: string): Explanations {
  const { text, change, settle } = useTextDraft(`changes:${storyId}`, '[]');
  // An older build may have kept another shape.
  const typed = typedSchema.safeParse(parseJson(text)).data ?? [];
  return {
    typed,
    keep: (changes) => change(JSON.stringify(mergeTyped(typed, changes))),
    settle: () => settle(text, '[]'),
  };
}
