'use server';

import { action } from '#lib/action/action.server.ts';
import { askForReply } from '#lib/reply/ask-for-reply.server.ts';
import { recordReply, removeReply } from '#lib/reply/change-reply.server.ts';
import { decideReview } from '#lib/review/decide-review.server.ts';
import { sendToReview } from '#lib/review/send-to-review.server.ts';

export const sendToReviewAction = action(sendToReview);
export const decideReviewAction = action(decideReview);
export const askForReplyAction = action(askForReply);
export const recordReplyAction = action(recordReply);
export const removeReplyAction = action(removeReply);
