import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { MatrixPage } from '#components/claim/matrix-page.tsx';
import { getMatrix } from '#lib/overview/get-matrix.server.ts';

export const metadata: Metadata = { title: 'Matrix' };

type PageProps = { params: Promise<{ storyId: string }> };

export default async function Page({ params }: PageProps) {
  const { storyId } = await params;
  const { actor, matrix } = await readPage(async (reader) => ({ matrix: await getMatrix(reader, storyId) }));
  return <MatrixPage person={actor} storyId={storyId} matrix={matrix} />;
}
