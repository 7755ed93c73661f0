import { answerMember } from '#app/_glue/route.ts';
import { countWaiting } from '#lib/visit/count-waiting.server.ts';

/** What waits for the caller, in numbers. */
export function GET(): Promise<Response> {
  return answerMember(async (actor) =>
    Response.json(await countWaiting(actor), { headers: { 'cache-control': 'no-store' } }),
  );
}
