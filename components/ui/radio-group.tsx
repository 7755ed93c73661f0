'use client';

import { RadioGroup as Radix } from 'radix-ui';
import { type ReactNode, useId } from 'react';

export type RadioOption<T extends string> = {
  value: T;
  label: string;
  /** Before the label, where charts and errors name the option by it. */
  mark?: string;
  hint?: ReactNode;
};

type RadioGroupProps<T extends string> = {
  label: string;
  options: readonly RadioOption<T>[];
  value: T | null;
  onChange: (value: T) => void;
  disabled?: boolean;
};

/** One choice of a few, all visible; arrow keys move, the group is named by `label`. */
export function RadioGroup<T extends string>({ label, options, value, onChange, disabled }: RadioGroupProps<T>) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <span id={id} className="font-medium text-[0.8125rem]">
        {label}
      </span>
      <Radix.Root
        aria-labelledby={id}
        value={value ?? ''}
        onValueChange={(next) => onChange(next as T)}
        disabled={disabled ?? false}
        className="grid gap-1"
      >
        {options.map((option) => (
          <label
            key={option.value}
            htmlFor={`${id}-${option.value}`}
            className="flex cursor-pointer items-start gap-3 rounded-md border border-transparent px-2 py-1.5 hover:bg-sunken has-[[data-state=checked]]:border-line-strong/60 has-[[data-state=checked]]:bg-sunken"
          >
            <Radix.Item
              id={`${id}-${option.value}`}
              value={option.value}
              aria-labelledby={`${id}-${option.value}-label`}
              aria-describedby={`${id}-${option.value}-mark ${id}-${option.value}-hint`}
              className="mt-0.5 grid size-5 shrink-0 place-items-center rounded-full border-2 border-line-strong bg-surface"
            >
              <Radix.Indicator className="size-2.5 rounded-full bg-accent" />
            </Radix.Item>
            <span>
              {option.mark && (
                <span id={`${id}-${option.value}-mark`} className="me-2 font-medium tabular-nums">
                  {option.mark}
                </span>
              )}
              <span id={`${id}-${option.value}-label`}>{option.label}</span>
              {option.hint && (
                <span id={`${id}-${option.value}-hint`} className="block text-[0.8125rem] text-muted">
                  {option.hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </Radix.Root>
    </div>
  );
}
