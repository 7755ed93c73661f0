import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import type { StoryView } from '#lib/overview/story-view.ts';

type StorySheetPanelProps = { storyId: string; factSheet: StoryView['factSheet']; approvedCount: number };

/** The state of the story's fact sheet: not begun, ready to be drafted, or published. */
export function StorySheetPanel({ storyId, factSheet, approvedCount }: StorySheetPanelProps) {
  return (
    <section aria-labelledby="fact-sheet" className="grid gap-4 rounded-lg border border-line bg-surface p-5">
      <h2 id="fact-sheet" className="font-semibold text-xl">
        Fact sheet
      </h2>
      {factSheet ? (
        <p>
          {factSheet.retracted ? (
            <strong className="font-semibold text-danger">Retracted with version {factSheet.publishedVersion}.</strong>
          ) : (
            `Version ${factSheet.publishedVersion} is public.`
          )}{' '}
          <Link href={`/facts/${factSheet.slug}`} className="underline underline-offset-2">
            Read it
          </Link>
        </p>
      ) : (
        <p className="text-muted">
          {approvedCount > 0
            ? 'Nothing is published yet. Approved claims are ready to be placed.'
            : 'Nothing is published yet. It needs at least one approved claim.'}
        </p>
      )}
      <Link href={`/stories/${storyId}/factsheet`} className={buttonClass()}>
        Open the draft
      </Link>
    </section>
  );
}
