import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { ClaimMatrix } from '#components/claim/claim-matrix.tsx';
import { MatrixTools } from '#components/claim/matrix-tools.tsx';
import { StoryAgreement } from '#components/claim/story-agreement.tsx';
import { StoryTrail } from '#components/claim/story-trail.tsx';
import { StoryDoorbell } from '#components/collab/story-doorbell.tsx';
import { getMatrix } from '#lib/overview/get-matrix.server.ts';

export const metadata: Metadata = { title: 'Matrix' };

type MatrixPageProps = { params: Promise<{ storyId: string }> };

export default async function MatrixPage({ params }: MatrixPageProps) {
  const { storyId } = await params;
  const { actor, matrix } = await readPage(async (reader) => ({ matrix: await getMatrix(reader, storyId) }));
  const { title, alpha } = matrix;
  return (
    <div className="matrix-page">
      <StoryDoorbell storyId={storyId} person={actor} />
      <StoryTrail storyId={storyId} title={title} here="matrix" />
      <h1 className="mb-1 font-semibold font-serif text-3xl">Who says what</h1>
      <p className="text-muted">Claims by articles, contradictions first.</p>
      <div className="mb-5 print:mb-2">
        <StoryAgreement alpha={alpha} />
      </div>
      <div className="mb-4 print:hidden">
        <MatrixTools storyId={storyId} />
      </div>
      <ClaimMatrix matrix={matrix} />
    </div>
  );
}
