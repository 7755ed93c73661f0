import { z } from 'zod';
import { answerMember } from '#app/_glue/route.ts';
import { AppError } from '#lib/errors.ts';
import { listMatrixPassages } from '#lib/overview/get-matrix.server.ts';

type Context = { params: Promise<{ storyId: string }> };

const querySchema = z.object({ claim: z.uuid(), article: z.uuid() });

/** The passages of one cell of the story's matrix. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerMember(async (actor) => {
    const { storyId } = await params;
    const asked = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!asked.success) throw new AppError('NOT_FOUND');
    const { claim: claimId, article: articleId } = asked.data;
    const passages = await listMatrixPassages(actor, { storyId, claimId, articleId });
    return Response.json(passages, { headers: { 'cache-control': 'no-store' } });
  });
}
