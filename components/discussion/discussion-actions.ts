'use server';

import { action } from '#lib/action/action.server.ts';
import { editComment, editCommentSchema } from '#lib/discussion/edit-comment.server.ts';
import { removeComment, removeCommentSchema } from '#lib/discussion/remove-comment.server.ts';
import { writeComment, writeCommentSchema } from '#lib/discussion/write-comment.server.ts';
import { seeMentions, seeMentionsSchema } from '#lib/mention/mentions.server.ts';

export const writeCommentAction = action(writeCommentSchema, writeComment);
export const editCommentAction = action(editCommentSchema, editComment);
export const removeCommentAction = action(removeCommentSchema, removeComment);
export const seeMentionsAction = action(seeMentionsSchema, seeMentions);
