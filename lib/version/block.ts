import { z } from 'zod';
import { isWebHref } from '#lib/links/is-web-href.ts';

/** Longest text in one run, in UTF-16 units: a published sheet is read, not stored in. */
const MAX_RUN_LENGTH = 20_000;

const inlineSchema = z.strictObject({
  text: z.string().min(1).max(MAX_RUN_LENGTH),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  href: z.string().refine(isWebHref).optional(),
});

/** A run of text with the same marks. Runs next to each other differ in at least one mark. */
export type Inline = z.infer<typeof inlineSchema>;

const runs = z.array(inlineSchema).min(1);

const textBlockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), text: runs }),
  z.strictObject({ type: z.literal('paragraph'), text: runs }),
  z.strictObject({ type: z.literal('quote'), paragraphs: z.array(runs).min(1) }),
  z.strictObject({ type: z.literal('list'), ordered: z.boolean(), entries: z.array(runs).min(1) }),
]);

/** A block of words: heading (level 2 or 3), paragraph, quote or flat list. Never empty, never HTML. */
export type TextBlock = z.infer<typeof textBlockSchema>;

/** A published block: words, or the place of a claim, named by its number in the story. */
export const blockSchema = z.union([
  textBlockSchema,
  z.strictObject({ type: z.literal('claim'), number: z.number().int().min(1) }),
]);
export type Block = z.infer<typeof blockSchema>;

/** A block of the draft; a claim is named by its id. */
export type DraftBlock = TextBlock | { type: 'claim'; claimId: string };
