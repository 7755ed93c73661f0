import type { Span } from '#lib/anchoring/selector.ts';
import type { Word } from './read-words.ts';

/**
 * A passage that could be suggested, with its words and those of the sentence before it. Passages of one article may overlap, and
 * follow each other as they do in its text.
 */
export type Candidate = {
  readonly articleId: string;
  readonly span: Span;
  readonly words: readonly Word[];
  readonly before: readonly Word[];
};

/** The query: texts with their weight, 1 for the claim or passage itself. */
export type Query = readonly { readonly words: readonly Word[]; readonly weight: number }[];
