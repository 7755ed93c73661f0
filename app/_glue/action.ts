import type { z } from 'zod';
import { requireActor } from '#lib/auth/session.server.ts';
import { type ErrorCode, isAppError } from '#lib/errors.ts';
import { log } from '#lib/log.server.ts';
import type { Actor } from '#lib/newsroom/actor.ts';
import { parseInput } from '#lib/parse-input.ts';

/** What a server action answers: the command's plain value, or a code and a sentence for the person. */
export type ActionResult<T> = { ok: true; value: T } | { ok: false; code: ErrorCode | 'INTERNAL'; message: string };

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
