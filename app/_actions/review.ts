'use server';

import { action } from '#app/_glue/action.ts';
import { decideReview, decideReviewSchema } from '#lib/review/decide-review.server.ts';
import { sendToReview, sendToReviewSchema } from '#lib/review/send-to-review.server.ts';

export const sendToReviewAction = action(sendToReviewSchema, sendToReview);
export const decideReviewAction = action(decideReviewSchema, decideReview);
