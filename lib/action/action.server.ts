import { requireActor } from '#lib/auth/session.server.ts';
import type { Command } from '#lib/command/command.server.ts';
import { isAppError } from '#lib/errors.ts';
import { log } from '#lib/log.server.ts';
import type { ActionResult } from './action-result.ts';

/** A server action for a command or query, which parses its input and checks permissions: finds the actor, maps expected failures. */
export function action<I, O>(command: Command<I, O>) {
  return async (input: I): Promise<ActionResult<O>> => {
    try {
      return { ok: true, value: await command(await requireActor(), input) };
    } catch (error) {
      if (isAppError(error)) return { ok: false, code: error.code, id: error.id, message: error.message };
      log().error({ err: error }, 'action failed');
      return {
        ok: false,
        code: 'INTERNAL',
        message: 'Something went wrong on our side. Nothing was changed. Try again.',
      };
    }
  };
}
