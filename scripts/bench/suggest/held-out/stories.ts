import { FERRY } from './ferry.ts';
import { RESERVOIR } from './reservoir.ts';
import type { HeldOutStory } from './story.ts';

export const HELD_OUT_STORIES: readonly HeldOutStory[] = [FERRY, RESERVOIR];
