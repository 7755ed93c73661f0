import { StoryDoorbell } from '#components/collab/story-doorbell.tsx';
import type { ColouredPerson } from '#lib/actor/person.ts';
import type { MatrixView } from '#lib/overview/matrix.ts';
import { ClaimMatrix } from './claim-matrix.tsx';
import { StoryAgreement } from './story-agreement.tsx';

type MatrixPageProps = { person: ColouredPerson; storyId: string; matrix: MatrixView };

/** Which article says what of which claim. */
export function MatrixPage({ person, storyId, matrix }: MatrixPageProps) {
  const { alpha, part } = matrix;
  return (
    <div className="matrix-page">
      <StoryDoorbell storyId={storyId} person={person} />
      <h1 className="mb-1 font-semibold font-serif text-3xl">Who says what</h1>
      <p className="text-muted">Claims by articles, contradictions first.</p>
      <div className="mb-5 print:mb-2">
        <StoryAgreement alpha={alpha} />
      </div>
      <ClaimMatrix storyId={storyId} first={part} />
    </div>
  );
}
