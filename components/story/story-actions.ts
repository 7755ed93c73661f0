'use server';

import { action } from '#lib/action/action.server.ts';
import { createStory } from '#lib/story/create-story.server.ts';

export const createStoryAction = action(createStory);
