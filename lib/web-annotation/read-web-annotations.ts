import { z } from 'zod';
import { anchorSelector } from '#lib/anchoring/anchor-selector.ts';
import { describeSelection, findSelectorError, type Selector } from '#lib/anchoring/selector.ts';
import type { AnnotationKind } from '#lib/annotation/annotation-kind.ts';
import { AppError } from '#lib/errors.ts';

/*
 * Reads what web-annotation.ts writes, and the same from other tools: an Annotation, an array of them, or an
 * AnnotationPage (https://www.w3.org/TR/annotation-model/). Not handled: selectors other than TextQuoteSelector and
 * TextPositionSelector, refinement (section 4.2.9), bodies that are not text.
 */

/** How many annotations one import may bring. */
export const IMPORT_MAX_COUNT = 1_000;

const KINDS: Record<string, AnnotationKind> = {
  highlighting: 'highlight',
  questioning: 'question',
  assessing: 'doubt',
};

const oneOrMany = <T>(schema: z.ZodType<T>) => z.union([schema.transform((one) => [one]), z.array(schema)]);
const quoteSchema = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: z.string().min(1),
  prefix: z.string().default(''),
  suffix: z.string().default(''),
});
const positionSchema = z.object({
  type: z.literal('TextPositionSelector'),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
const otherSchema = z.object({ type: z.string() });
const textSchema = z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)]);
const annotationSchema = z.object({
  motivation: oneOrMany(z.string()).default([]),
  body: oneOrMany(textSchema).default([]),
  target: z.object({ selector: oneOrMany(z.union([quoteSchema, positionSchema, otherSchema])) }),
});
const importSchema = z.union([
  z.object({ type: z.literal('AnnotationPage'), items: z.array(z.unknown()) }).transform(({ items }) => items),
  z.array(z.unknown()),
  z
    .object({ type: z.literal('Annotation') })
    .loose()
    .transform((one): unknown[] => [one]),
]);

export type IncomingAnnotation = { selector: Selector; kind: AnnotationKind; note: string };

/**
 * The annotations of a W3C import, each anchored in the revision's text by its quote and position.
 * @throws AppError INVALID that names the first one which cannot be read or whose passage is not in the text.
 */
export function readWebAnnotations(input: unknown, text: string): IncomingAnnotation[] {
  const items = importSchema.safeParse(input);
  if (!items.success) {
    throw new AppError('annotation.unknown-shape');
  }
  if (items.data.length > IMPORT_MAX_COUNT) {
    throw new AppError('annotation.too-many', { count: IMPORT_MAX_COUNT });
  }
  const toCodeUnits = measureCodeUnits(text);
  return items.data.map((item, index) => readOne(item, { text, toCodeUnits }, index + 1));
}

type MeasuredText = {
  text: string /** From code points to UTF-16 code units. */;
  toCodeUnits: (offset: number) => number;
};

function readOne(item: unknown, measured: MeasuredText, number: number): IncomingAnnotation {
  const parsed = annotationSchema.safeParse(item);
  if (!parsed.success) throw new AppError('annotation.no-selector', { number });
  const { motivation, body, target } = parsed.data;
  const selector = anchor(target.selector, measured);
  if (!selector) throw new AppError('annotation.quote-missing', { number });
  const failure = findSelectorError(measured.text, selector);
  if (failure) throw new AppError('annotation.unfit', { number, problem: failure });
  const note = body.join('\n').trim();
  const kind = motivation.map((one) => KINDS[one]).find(Boolean) ?? (note === '' ? 'highlight' : 'note');
  return { selector, kind, note };
}

type AnySelector = z.infer<typeof quoteSchema> | z.infer<typeof positionSchema> | z.infer<typeof otherSchema>;

function anchor(selectors: readonly AnySelector[], { text, toCodeUnits }: MeasuredText): Selector | null {
  const quote = selectors.find((one) => one.type === 'TextQuoteSelector' && 'exact' in one);
  const position = selectors.find((one) => one.type === 'TextPositionSelector' && 'start' in one);
  const span =
    position && 'start' in position
      ? { start: toCodeUnits(position.start), end: toCodeUnits(position.end) }
      : { start: 0, end: 0 };
  if (quote && 'exact' in quote) {
    const found = anchorSelector(text, { ...span, exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix });
    return found && describeSelection(text, found.start, found.end);
  }
  if (!position) return null;
  const isWithin = 0 <= span.start && span.start < span.end && span.end <= text.length;
  // An invalid passage is reported, not clipped to a valid one.
  return isWithin ? describeSelection(text, span.start, span.end) : { ...span, exact: '', prefix: '', suffix: '' };
}

/** W3C positions count code points (section 4.2.5), ours UTF-16 code units; one beyond the text stays beyond it. */
function measureCodeUnits(text: string): (offset: number) => number {
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    starts.push(at);
    at += character.length;
  }
  return (offset) => starts[offset] ?? text.length + offset - starts.length;
}
