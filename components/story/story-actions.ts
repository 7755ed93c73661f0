'use server';

import { action } from '#lib/action/action.server.ts';
import { correctArticle } from '#lib/article/correct-article.server.ts';
import { reinstateArticle, withdrawArticle } from '#lib/article/withdraw-article.server.ts';
import { archiveStory } from '#lib/story/archive-story.server.ts';
import { createStory } from '#lib/story/create-story.server.ts';
import { removeStory } from '#lib/story/remove-story.server.ts';
import { renameStory } from '#lib/story/rename-story.server.ts';
import { recordVisit } from '#lib/visit/record-visit.server.ts';

export const createStoryAction = action(createStory);
export const archiveStoryAction = action(archiveStory);
export const renameStoryAction = action(renameStory);
export const removeStoryAction = action(removeStory);
export const withdrawArticleAction = action(withdrawArticle);
export const reinstateArticleAction = action(reinstateArticle);
export const correctArticleAction = action(correctArticle);
export const recordVisitAction = action(recordVisit);
