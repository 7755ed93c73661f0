import { z } from 'zod';

/** A place whose last visit is kept for each member: an article, or the reviews of their own claims. */
export const placeSchema = z.union([z.literal('decisions'), z.templateLiteral(['article:', z.uuid()])]);
export type Place = z.infer<typeof placeSchema>;
