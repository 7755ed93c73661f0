'use client';

import { SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { SelectField, TextField } from '#components/ui/field.tsx';
import { CLAIM_STATES } from '#lib/claim/transitions.ts';
import { STATE_WORDS } from '#lib/claim-words.ts';
import type { Arrangement, ClaimFilter, ClaimGrouping, ClaimOrder } from '#lib/overview/arrange-claims.ts';

type BoardControlsProps = { arrangement: Arrangement; onChange: (change: Partial<Arrangement>) => void };

/** The controls of the board: words to find, filter, grouping, order. On a phone the last three fold behind a button. */
export function BoardControls({ arrangement, onChange }: BoardControlsProps) {
  const { filter, grouping, order, words } = arrangement;
  const [isUnfolded, setIsUnfolded] = useState(false);
  const foldId = useId();
  return (
    <search
      aria-label="Board"
      className="grid grow grid-cols-[minmax(0,1fr)_auto] items-end gap-3 sm:grid-cols-[minmax(0,9rem)_repeat(3,minmax(0,11rem))]"
    >
      <TextField
        label="Find"
        type="search"
        autoComplete="off"
        placeholder="Words"
        value={words}
        onChange={({ target }) => onChange({ words: target.value })}
      />
      <Button
        className="sm:hidden"
        aria-expanded={isUnfolded}
        aria-controls={foldId}
        onClick={() => setIsUnfolded(!isUnfolded)}
      >
        <SlidersHorizontal aria-hidden className="size-4" />
        Arrange
      </Button>
      <div
        id={foldId}
        className={classNames('col-span-full grid grid-cols-2 gap-3 sm:contents', !isUnfolded && 'max-sm:hidden')}
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
      </div>
    </search>
  );
}
