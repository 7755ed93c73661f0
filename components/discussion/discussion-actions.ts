'use server';

import { action } from '#lib/action/action.server.ts';
import { editComment } from '#lib/discussion/edit-comment.server.ts';
import { removeComment } from '#lib/discussion/remove-comment.server.ts';
import { writeComment } from '#lib/discussion/write-comment.server.ts';

export const writeCommentAction = action(writeComment);
export const editCommentAction = action(editComment);
export const removeCommentAction = action(removeComment);
