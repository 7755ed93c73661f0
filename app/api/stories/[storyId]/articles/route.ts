import { z } from 'zod';
import { readArticleBody } from '#app/_glue/read-body.ts';
import { answerChange } from '#app/_glue/route.ts';
import { refuseTooMany } from '#lib/action/refuse-too-many.server.ts';
import { writtenDetailsSchema } from '#lib/article/article-details.ts';
import { importArticle } from '#lib/article/import-article.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';

type Context = { params: Promise<{ storyId: string }> };

const querySchema = writtenDetailsSchema.extend({
  fileName: z.string().max(300, 'article.file-name-too-long').optional(),
});

/**
 * Imports the body, the bytes of a text, into the story. Its details are in the query; `fileName` is missing for a paste.
 * The body is read up to an article's size limit.
 */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerChange(request, async (actor) => {
    refuseTooMany(actor, 'article.import');
    const { storyId } = await params;
    if (!z.uuid().safeParse(storyId).success) throw new AppError('NOT_FOUND');
    const { searchParams } = new URL(request.url);
    const stated = [...searchParams].filter(([, value]) => value.trim() !== '');
    const { fileName, ...details } = parseInput(querySchema, Object.fromEntries(stated));
    const content = await readArticleBody(request);
    const by = fileName === undefined ? 'paste' : 'upload';
    const imported = await importArticle(actor, { ...details, storyId, content, fileName: fileName ?? null, by });
    return Response.json(imported, { status: 201, headers: { 'cache-control': 'no-store' } });
  });
}
