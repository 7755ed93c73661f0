import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { endSessions } from './end-sessions.server.ts';

/**
 * Ends every session of the person behind the member, this one too, in every newsroom and on every device; their sockets are
 * closed on every node. Audited in each newsroom that they are a member of.
 */
export const signOutEverywhere = command({
  verb: 'session.end',
  schema: z.null(),
  locks: 'person',
  run: (context): Promise<void> =>
    endSessions(context, context.actor.userId, { type: 'member.signed_out_everywhere', by: 'member' }),
});
