import type { RadioOption } from '#components/ui/radio-group.tsx';
import { STANCE_WORDS, STANCES, type Stance } from '#lib/claim/stance.ts';

/** The stances to choose from. */
export const STANCE_OPTIONS: readonly RadioOption<Stance>[] = STANCES.map((value) => ({
  value,
  label: STANCE_WORDS[value],
}));
