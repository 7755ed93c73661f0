import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import { EvidenceMark } from './evidence-mark.tsx';

/** Where the page has no margin: below the block that a cited passage ends in, what the gutter says on a wide screen. */
export function EvidenceLine({ cited, storyId }: { cited: readonly CitedPassage[]; storyId: string }) {
  return (
    <ul
      aria-label="Cited above"
      className="-mt-[0.6em] mb-[0.9em] -ml-1.5 flex flex-wrap gap-x-2 font-sans leading-normal select-none xl:hidden print:hidden"
    >
      {cited.map((passage) => (
        <li key={passage.evidenceId}>
          <EvidenceMark passage={passage} storyId={storyId} />
        </li>
      ))}
    </ul>
  );
}
