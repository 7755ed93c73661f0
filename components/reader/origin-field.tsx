'use client';

import { useId } from 'react';
import { TextField } from '#components/ui/field.tsx';
import { ORIGIN_MAX_LENGTH } from '#lib/claim/claim-text.ts';

type OriginFieldProps = {
  value: string;
  onChange: (value: string) => void;
  outlet: string;
  suggestions: readonly string[];
};

/** Whom the passage relies on, with what was given for other passages. */
export function OriginField({ value, onChange, outlet, suggestions }: OriginFieldProps) {
  const id = useId();
  return (
    <>
      <TextField
        label="Origin"
        hint={`Whom the passage relies on: a ministry, an agency, a witness. Only named origins count as independent.`}
        value={value}
        maxLength={ORIGIN_MAX_LENGTH}
        list={id}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
      />
      <label className="flex items-center gap-2 text-[0.875rem]">
        <input
          type="checkbox"
          checked={value === outlet}
          onChange={({ target }) => onChange(target.checked ? outlet : '')}
          className="size-4 accent-accent"
        />
        {outlet} reports it from its own witness
      </label>
      <datalist id={id}>
        {suggestions.map((origin) => (
          <option key={origin} value={origin} />
        ))}
      </datalist>
    </>
  );
}
