import type { Decision } from '#lib/claim/decision.ts';

/** A reviewer's decision, as the claim's author hears of it. */
export type DecisionNotice = {
  readonly id: string;
  readonly decision: Decision;
  readonly reason: string;
  readonly reviewerName: string;
  /** ISO 8601. */
  readonly at: string;
  /** The wording that was decided on. */
  readonly text: string;
  readonly claimId: string;
  readonly number: number;
  readonly storyId: string;
  readonly storyTitle: string;
  /** It came since the author looked last. */
  readonly isNew: boolean;
};
