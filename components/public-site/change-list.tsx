import type { SnapshotChange } from '#lib/version/snapshot.ts';

/** The types of a change, for readers. */
export const CHANGE_WORDS = {
  correction: 'Correction',
  update: 'Update',
  minor: 'Minor change',
  retraction: 'Retraction',
} as const;

/** The explained changes of a version. */
export function ChangeList({ changes }: { changes: readonly SnapshotChange[] }) {
  return (
    <ul className="mt-2 grid gap-1">
      {changes.map(({ what, claim, type, explanation }) => (
        <li key={`${what} ${claim}`}>
          <strong className="font-semibold">{CHANGE_WORDS[type]}</strong>
          {claim === null ? '' : `, claim ${claim}`}: {explanation}
        </li>
      ))}
    </ul>
  );
}
