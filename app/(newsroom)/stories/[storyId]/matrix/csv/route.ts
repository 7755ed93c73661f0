import { answerMember } from '#app/_glue/route.ts';
import { refuseTooMany } from '#lib/action/refuse-too-many.server.ts';
import { getWholeMatrix } from '#lib/overview/get-matrix.server.ts';
import { writeMatrixCsv } from '#lib/overview/matrix-csv.ts';

type MatrixContext = { params: Promise<{ storyId: string }> };

/** The story's matrix as CSV, for members of its newsroom. */
export function GET(_request: Request, { params }: MatrixContext): Promise<Response> {
  return answerMember(async (actor) => {
    refuseTooMany(actor, 'matrix.export');
    const { storyId } = await params;
    return new Response(writeMatrixCsv(await getWholeMatrix(actor, storyId)), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="matrix.csv"',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
