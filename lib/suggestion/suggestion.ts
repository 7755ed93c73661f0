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
  /** Above 0, about 1 for the same words: the share of what was looked for, less for a further passage of an article. */
  readonly score: number;
};

/** How many passages a search finds at most, whether they fit or not. */
export const SUGGESTION_COUNT = 8;

/**
 * From this score a passage fits: the least at which two thirds of what is shown say something for or against the claim, 0.34 to 0.37
 * when chosen on two of the three measured stories and tried on the third. `npm run bench -- suggest` prints both.
 */
export const FITTING_SCORE_MIN = 0.35;

export function fits({ score }: Pick<Suggestion, 'score'>): boolean {
  return score >= FITTING_SCORE_MIN;
}

/** The subject as a dismissal names it. */
export function nameSubject(subject: SuggestionSubject): string {
  if (subject.kind === 'claim') return `claim:${subject.claimId}`;
  return `passage:${subject.revisionId}:${subject.span.start}-${subject.span.end}`;
}
