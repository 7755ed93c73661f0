import type { Metadata } from 'next';
import { z } from 'zod';
import { readPage } from '#app/_glue/page.ts';
import { AnnotationHistory } from '#components/history/annotation-history.tsx';
import { listAnnotationHistory } from '#lib/annotation/list-annotation-history.server.ts';
import { getRevision } from '#lib/article/get-revision.server.ts';
import { listPeople } from '#lib/newsroom/list-people.server.ts';

export const metadata: Metadata = { title: 'History of annotations' };

type HistoryPageProps = {
  params: Promise<{ storyId: string; articleId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AnnotationHistoryPage({ params, searchParams }: HistoryPageProps) {
  const at = await params;
  const asked = z.uuid().safeParse((await searchParams).annotation);
  const annotationId = asked.success ? asked.data : null;
  const { revision, history, people } = await readPage(async (actor) => {
    const read = await getRevision(actor, at);
    const which = { revisionId: read.id, ...(annotationId && { annotationId }) };
    const [told, known] = await Promise.all([listAnnotationHistory(actor, which), listPeople(actor)]);
    return { revision: read, history: told, people: known };
  });
  const articlePath = `/stories/${at.storyId}/articles/${at.articleId}`;
  return (
    <AnnotationHistory
      {...history}
      articlePath={articlePath}
      title={revision.title}
      people={people}
      annotationId={annotationId}
    />
  );
}
