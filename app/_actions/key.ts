'use server';

import { action } from '#app/_glue/action.ts';
import { replaceKey, replaceKeySchema } from '#lib/keys/replace-key.server.ts';

export const replaceKeyAction = action(replaceKeySchema, replaceKey);
