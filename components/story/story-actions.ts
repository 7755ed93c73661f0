'use server';

import { action } from '#lib/action/action.server.ts';
import { createStory, createStorySchema } from '#lib/story/create-story.server.ts';

export const createStoryAction = action(createStorySchema, createStory);
