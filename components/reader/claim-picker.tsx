'use client';

import { useState } from 'react';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { TextField } from '#components/ui/field.tsx';
import { RadioGroup } from '#components/ui/radio-group.tsx';
import type { ClaimSummary } from '#lib/overview/claim-summary.ts';

type ClaimPickerProps = {
  claims: readonly ClaimSummary[];
  value: string | null;
  onChange: (claimId: string) => void;
};

/** A claim of the story, found by its number or by words of it. The chosen one stays in sight while searching. */
export function ClaimPicker({ claims, value, onChange }: ClaimPickerProps) {
  const [query, setQuery] = useState('');
  if (claims.length === 0) {
    return (
      <EmptyState title="No claim can take evidence">
        Make a claim first; decided claims keep the evidence they have.
      </EmptyState>
    );
  }
  const found = claims.filter((claim) => claim.id === value || matches(claim, query));
  return (
    <div className="grid gap-2">
      <TextField
        label="Find the claim"
        type="search"
        value={query}
        autoComplete="off"
        onChange={({ target }) => setQuery(target.value)}
        hint={found.length === 0 ? 'No claim has all these words.' : null}
      />
      <div className="max-h-52 overflow-y-auto">
        <RadioGroup
          label="Claim"
          options={found.map(({ id, number, text }) => ({ value: id, label: `${number}. ${text}` }))}
          value={value}
          onChange={onChange}
        />
      </div>
    </div>
  );
}

/** Whether the claim has every word of the query, in its number or its wording. */
function matches({ number, text }: ClaimSummary, query: string): boolean {
  const words = `${number} ${text}`.toLocaleLowerCase('en');
  return query
    .toLocaleLowerCase('en')
    .split(/\s+/)
    .every((word) => words.includes(word));
}
