/** Admiralty credibility: 1 confirmed to 5 improbable, 6 cannot be judged. */
export const RATINGS = [1, 2, 3, 4, 5, 6] as const;
export type Rating = (typeof RATINGS)[number];
/** A rating that counts towards the quorum and the agreement; 6 abstains. */
export const COUNTED_RATINGS = [1, 2, 3, 4, 5] as const satisfies readonly Rating[];
export type CountedRating = (typeof COUNTED_RATINGS)[number];

export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** The six Admiralty words, as on the ballot. */
export const RATING_WORDS: Record<Rating, string> = {
  1: 'Confirmed',
  2: 'Probably true',
  3: 'Possibly true',
  4: 'Doubtful',
  5: 'Improbable',
  6: 'Cannot be judged',
};

/** What each rating means for the evidence, for the ballot. */
export const RATING_HINTS: Record<Rating, string> = {
  1: 'Independent sources agree; fits everything else that is known.',
  2: 'Not confirmed by itself, but consistent and logical.',
  3: 'Reasonably logical; agrees with some of what is known.',
  4: 'Possible but not logical; nothing else supports it.',
  5: 'Not logical; contradicted by what is known.',
  6: 'No basis to judge by. Abstains.',
};

/** Whether `value` is a whole number from 1 to 6. */
export function isRating(value: number): value is Rating {
  return Number.isInteger(value) && value >= 1 && value <= 6;
}

/** Whether the rating counts; 6, cannot be judged, abstains. */
export function isCounted(rating: Rating): rating is CountedRating {
  return rating !== 6;
}

/** Whether a vote with this rating or an objection must say why: 4, 5, 6 and every objection. */
export function needsReason(rating: Rating, objection: boolean): boolean {
  return objection || rating >= 4;
}
