import { z } from 'zod';
import { answerMember } from '#app/_glue/route.ts';
import { getMatrixPart } from '#lib/overview/get-matrix.server.ts';
import { MATRIX_FIRST, MATRIX_PART_MAX } from '#lib/overview/matrix.ts';
import { parseInput } from '#lib/parse-input.ts';

type Context = { params: Promise<{ storyId: string }> };

const place = z.coerce.number().int().min(0);
const { rows, articles } = MATRIX_FIRST;
const querySchema = z.object({
  words: z.string().max(200).default(''),
  rowsFrom: place.default(0),
  rowCount: place.max(MATRIX_PART_MAX.rows).default(rows),
  articlesFrom: place.default(0),
  articleCount: place.max(MATRIX_PART_MAX.articles).default(articles),
});

/** A part of the story's matrix. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerMember(async (actor) => {
    const { storyId } = await params;
    const asked = parseInput(querySchema, Object.fromEntries(new URL(request.url).searchParams));
    const part = await getMatrixPart(actor, { storyId, ...asked });
    return Response.json(part, { headers: { 'cache-control': 'no-store' } });
  });
}
