import { type Anchor, anchorSelector } from '#lib/anchoring/anchor-selector.ts';
import { type FoldedText, foldText } from '#lib/anchoring/fold-text.ts';
import { describeSelection, findSelectorError, type Selector } from '#lib/anchoring/selector.ts';
import type { AnnotationKind } from '#lib/annotation/annotation-kind.ts';
import type { RichTextNode } from '#lib/annotation/rich-text.ts';
import { AppError } from '#lib/errors.ts';
import { readNote } from './read-note.ts';
import {
  type AnySelector,
  annotationSchema,
  type Body,
  importSchema,
  type PositionSelector,
  type QuoteSelector,
} from './web-annotation-schema.ts';

/** How many annotations one import may bring. */
export const IMPORT_MAX_COUNT = 1_000;

const KINDS = new Map<string, AnnotationKind>([
  ['highlighting', 'highlight'],
  ['questioning', 'question'],
  ['assessing', 'doubt'],
]);

export type IncomingAnnotation = {
  /** In the import, counted from 1. */
  number: number;
  selector: Selector;
  /** The quote stands in several places and nothing tells which is meant: a person must. */
  isDoubtful: boolean;
  kind: AnnotationKind;
  note: RichTextNode[];
  tags: string[];
  /** Who wrote it elsewhere, as that tool names them, and when (ISO 8601); null where it is not told. */
  writtenBy: { name: string; id: string | null; created: string | null } | null;
};

/**
 * The annotations of a W3C or a sidebar tool's import, each anchored in the revision's text by its quote and position. One with
 * several targets comes once for each.
 * @throws AppError INVALID that names the first one which cannot be read or whose passage is not in the text.
 */
export function readWebAnnotations(input: unknown, text: string): IncomingAnnotation[] {
  const items = importSchema.safeParse(input);
  if (!items.success) throw new AppError('annotation.unknown-shape');
  if (items.data.length > IMPORT_MAX_COUNT) throw new AppError('annotation.too-many', { count: IMPORT_MAX_COUNT });
  const measured = measureText(text);
  return items.data.flatMap((item, index) => readOne(item, measured, index + 1));
}

type MeasuredText = {
  text: string;
  fold: () => FoldedText;
  /** From code points to UTF-16 code units. */
  toCodeUnits: (offset: number) => number;
};

function measureText(text: string): MeasuredText {
  let folded: FoldedText | null = null;
  return {
    text,
    fold: () => {
      folded ??= foldText(text);
      return folded;
    },
    toCodeUnits: measureCodeUnits(text),
  };
}

function readOne(item: unknown, measured: MeasuredText, number: number): IncomingAnnotation[] {
  const parsed = annotationSchema.safeParse(item);
  if (!parsed.success) throw new AppError('annotation.no-selector', { number });
  const annotation = parsed.data;
  const bodies = listBodies(annotation);
  const note = bodies
    .filter(({ purpose }) => !purpose.includes('tagging'))
    .flatMap(({ value, format }) => (value.trim() === '' ? [] : readNote(value, format)));
  const tags = [...annotation.tags, ...bodies.filter(({ purpose }) => purpose.includes('tagging')).map(readValue)];
  const kind = annotation.motivation.map((one) => KINDS.get(one)).find(Boolean);
  const words = { kind: kind ?? (note.length === 0 ? 'highlight' : 'note'), note, tags } as const;
  const targets = annotation.target
    .map((target) => (typeof target === 'object' && 'selector' in target ? target.selector.filter(isOfText) : []))
    .filter((selectors) => selectors.length > 0);
  if (targets.length === 0) throw new AppError('annotation.no-selector', { number });
  return targets.map((selectors) => {
    const anchored = anchor(selectors, measured);
    if (!anchored) throw new AppError('annotation.quote-missing', { number });
    const { isDoubtful, ...selector } = anchored;
    const failure = findSelectorError(measured.text, selector);
    if (failure) throw new AppError('annotation.unfit', { number, problem: failure });
    return { number, selector, isDoubtful, ...words, writtenBy: readWriter(annotation) };
  });
}

type ReadAnnotation = ReturnType<typeof annotationSchema.parse>;

function listBodies({ body, bodyValue, text }: ReadAnnotation): Body[] {
  const plain: Body[] = bodyValue === undefined ? [] : [{ value: bodyValue, format: 'text/plain', purpose: [] }];
  return [...body, ...plain, { value: text, format: 'text/markdown', purpose: [] }];
}

function readValue({ value }: Body): string {
  return value.trim();
}

/** W3C's creator, or a sidebar tool's user: "acct:name@host". */
function readWriter({ creator, created, user, user_info }: ReadAnnotation): IncomingAnnotation['writtenBy'] {
  const [person] = creator;
  const account = user?.replace(/^acct:/, '');
  const name = (person?.name ?? user_info?.display_name ?? account ?? '').replace(/\s+/g, ' ').trim();
  return name === '' ? null : { name, id: person?.id ?? user ?? null, created: created ?? null };
}

type TextSelector = QuoteSelector | PositionSelector;

function isOfText(selector: AnySelector): selector is TextSelector {
  return 'exact' in selector || 'start' in selector;
}

function anchor(
  selectors: readonly TextSelector[],
  measured: MeasuredText,
): (Selector & { isDoubtful: boolean }) | null {
  const { text, fold, toCodeUnits } = measured;
  const quote = selectors.find((one): one is QuoteSelector => 'exact' in one);
  const position = selectors.find((one): one is PositionSelector => 'start' in one);
  const span = position && { start: toCodeUnits(position.start), end: toCodeUnits(position.end) };
  if (quote) {
    const { exact, prefix, suffix } = quote;
    return describePlace(text, anchorSelector(text, { ...span, exact, prefix, suffix }, fold));
  }
  if (!span) return null;
  const isWithin = 0 <= span.start && span.start < span.end && span.end <= text.length;
  // An invalid passage is reported, not clipped to a valid one.
  const described = isWithin ? describeSelection(text, span.start, span.end) : null;
  return { ...(described ?? { ...span, exact: '', prefix: '', suffix: '' }), isDoubtful: false };
}

function describePlace(text: string, found: Anchor | null): (Selector & { isDoubtful: boolean }) | null {
  return found && { ...describeSelection(text, found.start, found.end), isDoubtful: found.isDoubtful };
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
