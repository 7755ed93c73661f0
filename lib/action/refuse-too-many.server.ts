import type { Actor } from '#lib/actor/actor.ts';
import { EventBudget } from '#lib/audit/event-budget.ts';
import type { Command } from '#lib/command/command.server.ts';
import { AppError } from '#lib/errors.ts';
import { DEAR_PER_MINUTE, type Dear, MINUTE_MS } from './limits.ts';

// Next.js bundles its own copies of `lib`: one count for the process, not one for each copy.
const shared = globalThis as { touchstoneLimits?: Map<Dear, EventBudget> };

/**
 * Counts what a member asks for over HTTP. `nowMs` is from a monotonic clock.
 * @throws AppError RATE_LIMITED over the limit, which says when there is room again.
 */
export function refuseTooMany({ memberId }: Actor, dear: Dear, nowMs = performance.now()): void {
  shared.touchstoneLimits ??= new Map();
  const count = DEAR_PER_MINUTE[dear];
  const budget = shared.touchstoneLimits.get(dear) ?? new EventBudget(count, MINUTE_MS);
  shared.touchstoneLimits.set(dear, budget);
  if (budget.spend(memberId, nowMs)) return;
  throw new AppError('request.too-many', { count, waitS: Math.ceil(budget.waitMs(memberId, nowMs) / 1000) });
}

/** The command or query within the member's limit. */
export function limited<I, O>(dear: Dear, command: Command<I, O>): Command<I, O> {
  return async (actor, input) => {
    refuseTooMany(actor, dear);
    return command(actor, input);
  };
}
