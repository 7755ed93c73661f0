'use server';

import { action } from '#lib/action/action.server.ts';
import { refreshPage } from '#lib/page-request/refresh-page.server.ts';

export const refreshPageAction = action(refreshPage);
