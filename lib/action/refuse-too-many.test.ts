import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Actor } from '#lib/actor/actor.ts';
import { isAppError } from '#lib/errors.ts';
import { DEAR_PER_MINUTE, type Dear, MINUTE_MS } from './limits.ts';
import { limited, refuseTooMany } from './refuse-too-many.server.ts';

const LIMITS = Object.entries(DEAR_PER_MINUTE) as [Dear, number][];

function buildActor(): Actor {
  return { memberId: crypto.randomUUID(), newsroomId: 'newsroom', role: 'editor' } as Actor;
}

/** The sentence of the refusal; null where there is none. */
function ask(actor: Actor, dear: Dear, nowMs: number): string | null {
  try {
    refuseTooMany(actor, dear, nowMs);
    return null;
  } catch (error) {
    if (!isAppError(error)) throw error;
    expect([error.code, error.status]).toEqual(['RATE_LIMITED', 429]);
    return error.message;
  }
}

test.each(LIMITS)('[M24] %s is refused to a member after %i within a minute, with when to try again', (dear, count) => {
  const ada = buildActor();
  for (let at = 0; at < count; at += 1) expect(ask(ada, dear, 1_000 + at)).toBeNull();
  expect(ask(ada, dear, 19_500)).toBe(`You did this ${count} times within a minute. Try again in 42 seconds.`);
  expect(ask(ada, dear, 60_999)).toBe(`You did this ${count} times within a minute. Try again in 1 second.`);
  expect(ask(buildActor(), dear, 19_500)).toBeNull();
  expect(ask(ada, dear, 1_000 + MINUTE_MS)).toBeNull();
});

test('[M24] a command over the limit is not run', async () => {
  let runCount = 0;
  const command = limited('audit.export', async () => {
    runCount += 1;
  });
  const ada = buildActor();
  const outcomes = await Promise.allSettled(Array.from({ length: 15 }, () => command(ada, null)));
  expect(runCount).toBe(DEAR_PER_MINUTE['audit.export']);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(15 - runCount);
});

test.each(LIMITS)('[M24] %s is limited where it is asked for', (dear) => {
  const sources = globSync('{app,components}/**/*.{ts,tsx}').map((file) => readFileSync(file, 'utf8'));
  const uses = [`refuseTooMany(actor, '${dear}')`, `limited('${dear}', `];
  expect(sources.filter((source) => uses.some((use) => source.includes(use)))).toHaveLength(1);
});
