import { refresh } from 'next/cache';
import { z } from 'zod';
import { query } from '#lib/command/command.server.ts';

/** Sends the server-rendered parts of the page that called the action once more. */
export const refreshPage = query({ verb: 'page.refresh', schema: z.null(), run: async () => refresh() });
