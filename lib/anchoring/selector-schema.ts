import { z } from 'zod';
import { CONTEXT_LENGTH, PASSAGE_MAX_LENGTH } from './selector.ts';

/** The shape of a selector from outside; `validateSelector` checks whether it fits its text. */
export const selectorSchema = z.object({
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  exact: z.string().min(1).max(PASSAGE_MAX_LENGTH),
  prefix: z.string().max(CONTEXT_LENGTH),
  suffix: z.string().max(CONTEXT_LENGTH),
});
