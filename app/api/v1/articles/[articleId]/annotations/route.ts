import { z } from 'zod';
import { readJson } from '#app/_glue/read-json.ts';
import { answerChange, answerMember } from '#app/_glue/route.ts';
import { refuseTooMany } from '#lib/action/refuse-too-many.server.ts';
import { AppError } from '#lib/errors.ts';
import { getAnnotationPage } from '#lib/web-annotation/get-annotation-page.server.ts';
import { importAnnotations } from '#lib/web-annotation/import-annotations.server.ts';

type Context = { params: Promise<{ articleId: string }> };

const JSON_LD = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';

/** What the caller may read of an article's annotations, as a W3C Web Annotation page. */
export function GET(_request: Request, context: Context): Promise<Response> {
  return answerMember(async (actor) => {
    refuseTooMany(actor, 'annotation.export');
    const page = await getAnnotationPage(actor, await readArticleId(context));
    return Response.json(page, { headers: { 'content-type': JSON_LD, 'cache-control': 'no-store' } });
  });
}

/**
 * Imports a W3C Annotation, an array of them or an AnnotationPage as the caller's own: all of it, or nothing. What is doubtful is
 * left out and listed with the places it may mean. 200 where all of it was doubtful.
 */
export function POST(request: Request, context: Context): Promise<Response> {
  return answerChange(request, async (actor) => {
    refuseTooMany(actor, 'annotation.import');
    const articleId = await readArticleId(context);
    const imported = await importAnnotations(actor, { articleId, annotations: await readJson(request) });
    return Response.json(imported, { status: imported.ids.length === 0 && imported.doubtful.length > 0 ? 200 : 201 });
  });
}

async function readArticleId({ params }: Context): Promise<string> {
  const articleId = z.uuid().safeParse((await params).articleId);
  if (!articleId.success) throw new AppError('NOT_FOUND');
  return articleId.data;
}
