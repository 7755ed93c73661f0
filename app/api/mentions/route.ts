import { answerMember } from '#app/_glue/route.ts';
import { countUnseenMentions } from '#lib/mention/mentions.server.ts';

/** The number of the caller's unseen mentions. */
export function GET(): Promise<Response> {
  return answerMember(async (actor) =>
    Response.json(await countUnseenMentions(actor), { headers: { 'cache-control': 'no-store' } }),
  );
}
