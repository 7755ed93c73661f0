'use client';

import { CHANGE_WORDS } from '#components/public-site/change-list.tsx';
import { SelectField, TextField } from '#components/ui/field.tsx';
import { allowedTypes, type Difference } from '#lib/version/compare-snapshots.ts';
import { CHANGE_TYPES, type SnapshotChange } from '#lib/version/snapshot.ts';

type ChangesFormProps = {
  differences: readonly Difference[];
  /** One for each difference, in the same order. */
  changes: readonly SnapshotChange[];
  onChange: (changes: SnapshotChange[]) => void;
};

/** Type and explanation for each difference from the last version. */
export function ChangesForm({ differences, changes, onChange }: ChangesFormProps) {
  return (
    <ul className="grid gap-4">
      {differences.map((difference, index) => {
        const change = changes[index];
        if (!change) return null;
        const { what, claim, words } = difference;
        const explain = (part: Partial<SnapshotChange>) => onChange(changes.with(index, { ...change, ...part }));
        const types = allowedTypes(what);
        return (
          <li key={`${what} ${claim}`} className="grid gap-2">
            <p className="font-medium">{words}</p>
            <div className="grid gap-2 sm:grid-cols-[10rem_1fr]">
              <SelectField
                label="Type"
                value={change.type}
                disabled={types.length === 1}
                onChange={(event) => {
                  const type = CHANGE_TYPES.find((one) => one === event.target.value);
                  if (type) explain({ type });
                }}
              >
                {types.map((type) => (
                  <option key={type} value={type}>
                    {CHANGE_WORDS[type]}
                  </option>
                ))}
              </SelectField>
              <TextField
                label="Why, for readers"
                value={change.explanation}
                onChange={(event) => explain({ explanation: event.target.value })}
                maxLength={1000}
                required
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
