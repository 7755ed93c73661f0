import { readJson } from '#app/_glue/read-json.ts';
import { answerChange } from '#app/_glue/route.ts';
import { decideReview } from '#lib/review/decide-review.server.ts';

/** Decides on a claim in review: for a page that is being left, which can send a request but no server action to its end. */
export function POST(request: Request): Promise<Response> {
  return answerChange(request, async (actor) => {
    const decided = await decideReview(actor, (await readJson(request)) as Parameters<typeof decideReview>[1]);
    return Response.json(decided, { headers: { 'cache-control': 'no-store' } });
  });
}
