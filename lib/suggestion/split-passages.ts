import { type Span, trimSpan } from '#lib/anchoring/selector.ts';
import { countWords } from '#lib/article/count-words.ts';
import { splitBlocks } from '#lib/article/split-blocks.ts';

/** A passage of fewer words says nothing that can be checked: a place, a date line. */
const WORD_COUNT_MIN = 5;

/**
 * What can be suggested of a text: its one or two sentences, and the sentence before them; null at the beginning of the text. The same
 * sentence is the same object in each passage.
 */
export type Passage = Span & { readonly sentences: readonly Span[]; readonly before: Span | null };

/**
 * What can be suggested of a revision: each sentence of its paragraphs, and each two that follow each other in one, since "he"
 * and "it" speak of the sentence before. Without white space at their ends; headings and scraps are left out. Offsets are
 * UTF-16 code units. `language` is BCP 47; one that is not known is split by Unicode's general rules (UAX 29).
 */
export function splitPassages(text: string, language: string): Passage[] {
  const segmenter = new Intl.Segmenter(isKnown(language) ? language : 'en', { granularity: 'sentence' });
  const paragraphs = splitBlocks(text)
    .filter(({ kind }) => kind === 'paragraph')
    .map((block) =>
      [...segmenter.segment(text.slice(block.start, block.end))].flatMap(({ index, segment }) => {
        const start = block.start + index;
        return trimSpan(text, { start, end: start + segment.length }) ?? [];
      }),
    );
  let before: Span | null = null;
  const passages: Passage[] = [];
  for (const sentences of paragraphs) {
    const counts = sentences.map(({ start, end }) => countWords(text.slice(start, end)));
    for (const [at, sentence] of sentences.entries()) {
      const next = sentences[at + 1];
      const count = counts[at] ?? 0;
      if (count >= WORD_COUNT_MIN) passages.push({ ...sentence, sentences: [sentence], before });
      if (next && count + (counts[at + 1] ?? 0) >= WORD_COUNT_MIN) {
        passages.push({ start: sentence.start, end: next.end, sentences: [sentence, next], before });
      }
      before = sentence;
    }
  }
  return passages;
}

function isKnown(language: string): boolean {
  try {
    return Intl.Segmenter.supportedLocalesOf(language).length > 0;
  } catch (error) {
    // Not a language tag at all.
    if (error instanceof RangeError) return false;
    throw error;
  }
}
