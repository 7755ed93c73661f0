import { afterEach, expect, test, vi } from 'vitest';
import { config, z } from 'zod';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** How often zod tries to compile a check, where a policy refuses every try. */
function countEvals(): number {
  const compile = vi.fn(function refuse() {
    throw new EvalError('refused by the Content-Security-Policy');
  });
  vi.stubGlobal('Function', compile);
  z.object({ name: z.string() }).parse({ name: 'harbour' });
  return compile.mock.calls.length;
}

test('[M15] no page tries an eval that its policy refuses', async () => {
  await import('../../instrumentation-client.ts');
  expect(countEvals()).toBe(0);
  config({ jitless: false });
  expect(countEvals()).toBe(1);
});
