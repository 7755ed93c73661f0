'use server';

import { action } from '#lib/action/action.server.ts';
import { askForReply } from '#lib/reply/ask-for-reply.server.ts';
import { recordReply, removeReply } from '#lib/reply/change-reply.server.ts';
import { askForReplySchema, recordReplySchema, removeReplySchema } from '#lib/reply/reply.ts';
import { decideReview, decideReviewSchema } from '#lib/review/decide-review.server.ts';
import { sendToReview, sendToReviewSchema } from '#lib/review/send-to-review.server.ts';

export const sendToReviewAction = action(sendToReviewSchema, sendToReview);
export const decideReviewAction = action(decideReviewSchema, decideReview);
export const askForReplyAction = action(askForReplySchema, askForReply);
export const recordReplyAction = action(recordReplySchema, recordReply);
export const removeReplyAction = action(removeReplySchema, removeReply);
