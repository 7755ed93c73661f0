import type { Selector, Span } from '#lib/anchoring/selector.ts';

/** What passages are looked for: a claim, or a passage of one article. */
export type SuggestionSubject =
  | { readonly kind: 'claim'; readonly claimId: string }
  | { readonly kind: 'passage'; readonly revisionId: string; readonly span: Span };

/** A passage that may say the same, or the opposite. */
export type Suggestion = {
  readonly revisionId: string;
  readonly articleId: string;
  readonly articleTitle: string;
  readonly outlet: string;
  readonly language: string;
  readonly selector: Selector;
  /** Above 0; comparable within one list only. */
  readonly score: number;
};

/** How many passages are suggested at once. */
export const SUGGESTION_COUNT = 8;

/** The subject as a dismissal names it. */
export function nameSubject(subject: SuggestionSubject): string {
  if (subject.kind === 'claim') return `claim:${subject.claimId}`;
  return `passage:${subject.revisionId}:${subject.span.start}-${subject.span.end}`;
}
