import { serve } from './serving/serve.ts';

/** `npm start`: all set-up, then the app as it is in production. */
export async function run(): Promise<number> {
  return serve('production');
}
