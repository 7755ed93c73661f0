import { TriangleAlert } from 'lucide-react';
import { formatDay } from '#components/ui/format-date.ts';
import type { Retraction } from '#lib/version/published.ts';

/** Says before anything else that the newsroom no longer stands by the sheet, and why. */
export function RetractionNotice({ retraction }: { retraction: Retraction }) {
  const { reason, retractedAt, number } = retraction;
  return (
    <section aria-labelledby="retracted" className="mb-8 rounded-lg border-2 border-danger p-4 text-[0.9375rem] sm:p-5">
      <p id="retracted" className="flex items-center gap-2 font-semibold text-danger text-xl">
        <TriangleAlert aria-hidden className="size-5 shrink-0" />
        This fact sheet is retracted
      </p>
      <p dir="auto" className="mt-2">
        {reason}
      </p>
      <p className="mt-2 text-muted text-sm">
        Retracted with version {number} on <time dateTime={retractedAt}>{formatDay(retractedAt)}</time>. What it said
        stays here so that it can be checked; do not rely on it.
      </p>
    </section>
  );
}
