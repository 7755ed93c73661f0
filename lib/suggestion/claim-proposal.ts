import type { Selector } from '#lib/anchoring/selector.ts';

/** A passage that several members marked and no claim cites: it may be worth one. */
export type ClaimProposal = {
  readonly revisionId: string;
  readonly articleId: string;
  readonly outlet: string;
  readonly language: string;
  readonly selector: Selector;
  readonly annotationId: string;
  readonly markedBy: readonly string[];
};
