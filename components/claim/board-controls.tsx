'use client';

import { SelectField, TextField } from '#components/ui/field.tsx';
import { CLAIM_STATES } from '#lib/claim/transitions.ts';
import { STATE_WORDS } from '#lib/claim-words.ts';
import type { Arrangement, ClaimFilter, ClaimGrouping, ClaimOrder } from '#lib/overview/arrange-claims.ts';

type BoardControlsProps = { arrangement: Arrangement; onChange: (change: Partial<Arrangement>) => void };

/** The controls of the board: filter, grouping, order. */
export function BoardControls({ arrangement, onChange }: BoardControlsProps) {
  const { filter, grouping, order, words } = arrangement;
  return (
    <search
      aria-label="Board"
      className="grid grow grid-cols-2 items-end gap-3 sm:grid-cols-[repeat(3,minmax(0,11rem))_minmax(0,9rem)]"
    >
      <SelectField
        label="Show"
        value={filter}
        onChange={({ target }) => onChange({ filter: target.value as ClaimFilter })}
      >
        <option value="all">All claims</option>
        <option value="mine">Where I can act</option>
        <option value="assigned">Assigned to me</option>
        <option value="mentioned">Mentioning me</option>
        <option value="overdue">Overdue</option>
        {CLAIM_STATES.map((state) => (
          <option key={state} value={state}>
            {STATE_WORDS[state]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Group"
        value={grouping}
        onChange={({ target }) => onChange({ grouping: target.value as ClaimGrouping })}
      >
        <option value="state">By state</option>
        <option value="need">By what it needs</option>
        <option value="who">By who must act</option>
        <option value="none">No groups</option>
      </SelectField>
      <SelectField
        label="Sort"
        value={order}
        onChange={({ target }) => onChange({ order: target.value as ClaimOrder })}
      >
        <option value="number">By number</option>
        <option value="newest">Newest first</option>
        <option value="contradicted">Contradicted first</option>
        <option value="due">By due day</option>
      </SelectField>
      <TextField
        label="Find"
        type="search"
        autoComplete="off"
        placeholder="Words"
        value={words}
        onChange={({ target }) => onChange({ words: target.value })}
      />
    </search>
  );
}
