import { serve } from '#scripts/serving/serve.ts';

/** `npm start`: all set-up, then the app as it is in production. */
export async function run(): Promise<number> {
  return serve('production');
}
