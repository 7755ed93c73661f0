'use server';

import { action } from '#app/_glue/action.ts';
import { askForReply } from '#lib/reply/ask-for-reply.server.ts';
import { recordReply, removeReply } from '#lib/reply/change-reply.server.ts';
import { askForReplySchema, recordReplySchema, removeReplySchema } from '#lib/reply/reply.ts';

export const askForReplyAction = action(askForReplySchema, askForReply);
export const recordReplyAction = action(recordReplySchema, recordReply);
export const removeReplyAction = action(removeReplySchema, removeReply);
