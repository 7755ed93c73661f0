'use server';

import { action } from '#lib/action/action.server.ts';
import { seeMentions } from '#lib/mention/mentions.server.ts';

export const seeMentionsAction = action(seeMentions);
