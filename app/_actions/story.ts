'use server';

import { action } from '#app/_glue/action.ts';
import { createStory, createStorySchema } from '#lib/story/create-story.server.ts';

export const createStoryAction = action(createStorySchema, createStory);
