'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { z } from 'zod';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useRequest } from '#components/command/use-request.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { TextField } from '#components/ui/field.tsx';
import { RadioGroup } from '#components/ui/radio-group.tsx';
import type { ClaimPurpose, FoundClaim, FoundClaims } from '#lib/overview/found-claim.ts';

type ClaimPickerProps = {
  storyId: string;
  purpose: ClaimPurpose;
  /** The claim for which another one is looked for. */
  exceptId?: string;
  value: string | null;
  onChange: (claim: FoundClaim) => void;
};

const foundSchema: z.ZodType<FoundClaims> = z.object({
  claims: z.array(z.object({ id: z.string(), number: z.number(), text: z.string() })),
  count: z.number(),
});

const NONE: Record<ClaimPurpose, { title: string; advice: string }> = {
  evidence: {
    title: 'No claim can take evidence',
    advice: 'Make a claim first; decided claims keep the evidence they have.',
  },
  merge: { title: 'No claim to merge into', advice: 'Claims that are approved or rejected stay as they are.' },
};

/** A claim of the story, found among all by its number or by words of it. The chosen one stays in sight while searching. */
export function ClaimPicker({ storyId, purpose, exceptId, value, onChange }: ClaimPickerProps) {
  const [words, setWords] = useState('');
  const [found, setFound] = useState<FoundClaims | null>(null);
  const { ask, ...request } = useRequest(foundSchema);
  const find = (sought: string) => {
    const query = new URLSearchParams({ purpose, words: sought });
    if (exceptId) query.set('claim', exceptId);
    if (value) query.set('chosen', value);
    ask(`/api/stories/${storyId}/claims/found?${query}`, setFound);
  };
  const findFirst = useEffectEvent(() => find(''));
  useEffect(() => findFirst(), []);

  if (found?.count === 0 && words === '') {
    return <EmptyState title={NONE[purpose].title}>{NONE[purpose].advice}</EmptyState>;
  }
  const claims = found?.claims ?? [];
  return (
    <div className="grid gap-2">
      <TextField
        label="Find the claim"
        type="search"
        value={words}
        autoComplete="off"
        onChange={({ target }) => {
          setWords(target.value);
          find(target.value);
        }}
        hint={explain(found)}
      />
      <FailureNote of={request} />
      <div className="max-h-52 overflow-y-auto">
        <RadioGroup
          label="Claim"
          options={claims.map(({ id, number, text }) => ({ value: id, label: `${number}. ${text}` }))}
          value={value}
          onChange={(id) => {
            const claim = claims.find((one) => one.id === id);
            if (claim) onChange(claim);
          }}
        />
      </div>
    </div>
  );
}

function explain(found: FoundClaims | null): string | null {
  if (!found) return 'Looking through the claims…';
  if (found.count === 0) return 'No claim has all these words.';
  return found.count > found.claims.length
    ? `${found.claims.length} of ${found.count} claims. Words find the others.`
    : null;
}
