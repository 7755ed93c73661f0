import { z } from 'zod';
import type { NoteFormat } from './read-note.ts';

/*
 * The forms in which annotations come in: the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/), and
 * the JSON of sidebar tools, with `text` in Markdown, `tags` and `user` (https://h.readthedocs.io/en/latest/api-reference/).
 * Not handled: selectors other than TextQuoteSelector and TextPositionSelector, refinement (section 4.2.9), bodies that are
 * no text.
 */

const oneOrMany = <T>(schema: z.ZodType<T>) => z.union([z.array(schema), schema.transform((one) => [one])]);
const typeSchema = (name: string) => oneOrMany(z.string()).refine((types) => types.includes(name));

const quoteSchema = z.object({
  type: typeSchema('TextQuoteSelector'),
  exact: z.string().min(1),
  prefix: z.string().default(''),
  suffix: z.string().default(''),
});
const positionSchema = z.object({
  type: typeSchema('TextPositionSelector'),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
const otherSchema = z.object({ type: oneOrMany(z.string()) });
const selectorSchema = z.union([quoteSchema, positionSchema, otherSchema]);
const targetSchema = z.object({ selector: oneOrMany(selectorSchema) });

export type QuoteSelector = z.infer<typeof quoteSchema>;
export type PositionSelector = z.infer<typeof positionSchema>;
export type AnySelector = z.infer<typeof selectorSchema>;

/** A text of an annotation. A tag has the purpose "tagging". */
export type Body = { value: string; format: NoteFormat; purpose: string[] };

const formatSchema = z
  .string()
  .transform((format): NoteFormat => {
    if (/^(text\/html|application\/xhtml\+xml)\b/i.test(format)) return 'text/html';
    return /^text\/(x-)?markdown\b/i.test(format) ? 'text/markdown' : 'text/plain';
  })
  .catch('text/plain');
const wordsSchema = z.object({
  value: z.string(),
  format: formatSchema,
  purpose: oneOrMany(z.string()).default([]),
});
const linkSchema = z.string().transform((value): Body => ({ value, format: 'text/plain', purpose: [] }));
const choiceSchema = z
  .object({ type: typeSchema('Choice'), items: z.array(z.union([wordsSchema, linkSchema])).min(1) })
  .transform(({ items }): Body => items[0] as Body);
const bodySchema = z.union([wordsSchema, linkSchema, choiceSchema]);

const personSchema = z.union([
  z.string().transform((id) => ({ name: id, id })),
  z
    .object({ name: z.string().optional(), nickname: z.string().optional(), id: z.string().optional() })
    .transform(({ name, nickname, id }) => ({ name: name ?? nickname ?? id ?? '', id: id ?? null })),
]);

export const annotationSchema = z.object({
  motivation: oneOrMany(z.string()).default([]),
  body: oneOrMany(bodySchema).default([]),
  bodyValue: z.string().optional(),
  target: oneOrMany(z.union([targetSchema, z.string(), z.object({})])),
  creator: oneOrMany(personSchema).default([]),
  created: z.string().optional().catch(undefined),
  /** Of sidebar tools. */
  text: z.string().default(''),
  tags: z.array(z.string()).default([]),
  user: z.string().optional(),
  user_info: z.object({ display_name: z.string().nullish() }).nullish(),
});

/** The annotations of a page, a collection's first page, a search's answer, an array, or one alone. */
export const importSchema = z.union([
  z.array(z.unknown()),
  z.object({ type: typeSchema('AnnotationPage'), items: z.array(z.unknown()) }).transform(({ items }) => items),
  z.object({ first: z.object({ items: z.array(z.unknown()) }) }).transform(({ first }) => first.items),
  z.object({ rows: z.array(z.unknown()) }).transform(({ rows }) => rows),
  z
    .object({ type: typeSchema('Annotation') })
    .loose()
    .transform((one): unknown[] => [one]),
  z
    .object({ uri: z.string(), target: z.array(z.unknown()) })
    .loose()
    .transform((one): unknown[] => [one]),
]);
