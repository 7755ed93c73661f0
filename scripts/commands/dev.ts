import { serve } from '#scripts/serving/serve.ts';

/** `npm run dev`: the same app with hot reload. */
export async function run(): Promise<number> {
  return serve('development');
}
