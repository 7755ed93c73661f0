import { z } from 'zod';
import { answerMember } from '#app/_glue/route.ts';
import { readArrangement } from '#lib/overview/arrange-claims.ts';
import { BOARD_FIRST_COUNT, BOARD_PART_MAX_COUNT } from '#lib/overview/board.ts';
import { getBoardPart } from '#lib/overview/get-board.server.ts';
import { parseInput } from '#lib/parse-input.ts';

type Context = { params: Promise<{ storyId: string }> };

const querySchema = z.object({
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(BOARD_PART_MAX_COUNT).default(BOARD_FIRST_COUNT),
});

/** A part of the story's board, arranged as the query says in the words of the board's own address. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerMember(async (actor) => {
    const { storyId } = await params;
    const { searchParams } = new URL(request.url);
    const { from, count } = parseInput(querySchema, Object.fromEntries(searchParams));
    const today = new Date().toISOString().slice(0, 10);
    const part = await getBoardPart(actor, { storyId, arrangement: readArrangement(searchParams), from, count, today });
    return Response.json(part, { headers: { 'cache-control': 'no-store' } });
  });
}
