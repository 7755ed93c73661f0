import { z } from 'zod';
import { answerMember } from '#app/_glue/route.ts';
import { refuseTooMany } from '#lib/action/refuse-too-many.server.ts';
import { findClaims } from '#lib/overview/find-claims.server.ts';
import { CLAIM_PURPOSES } from '#lib/overview/found-claim.ts';
import { parseInput } from '#lib/parse-input.ts';

type Context = { params: Promise<{ storyId: string }> };

const querySchema = z.object({
  purpose: z.enum(CLAIM_PURPOSES).default('evidence'),
  words: z.string().max(200).default(''),
  claim: z.uuid().optional(),
  chosen: z.uuid().optional(),
});

/** The first of the story's claims that have all the words and suit the purpose, with the one that is chosen. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerMember(async (actor) => {
    refuseTooMany(actor, 'claim.find');
    const { storyId } = await params;
    const asked = parseInput(querySchema, Object.fromEntries(new URL(request.url).searchParams));
    const found = await findClaims(actor, { storyId, ...asked });
    return Response.json(found, { headers: { 'cache-control': 'no-store' } });
  });
}
