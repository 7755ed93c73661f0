import type { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { requireActor } from '#lib/auth/session.server.ts';
import { isAppError } from '#lib/errors.ts';
import { log } from '#lib/log.server.ts';
import { parseInput } from '#lib/parse-input.ts';
import type { ActionResult } from './action-result.ts';

/**
 * A server action out of a command: parses the input, finds the actor, runs the command, maps expected failures.
 * The command itself checks permissions.
 */
export function action<I, O>(schema: z.ZodType<I>, command: (actor: Actor, input: I) => Promise<O>) {
  return async (raw: unknown): Promise<ActionResult<O>> => {
    try {
      const actor = await requireActor();
      return { ok: true, value: await command(actor, parseInput(schema, raw)) };
    } catch (error) {
      if (isAppError(error)) return { ok: false, code: error.code, message: error.message };
      log().error({ err: error }, 'action failed');
      return {
        ok: false,
        code: 'INTERNAL',
        message: 'Something went wrong on our side. Nothing was changed. Try again.',
      };
    }
  };
}
