import { type Alpha, describeAlpha } from '#lib/vote/krippendorff-alpha.ts';

/** How far the members agree across a story's claims. */
export function StoryAgreement({ alpha }: { alpha: Alpha }) {
  return (
    <p className="text-[0.875rem] text-muted">
      Agreement across claims:{' '}
      <abbr
        title="Krippendorff’s alpha, ordinal, over the revealed votes: 1 is full agreement, 0 is what chance would do"
        className="no-underline"
      >
        Krippendorff’s alpha
      </abbr>{' '}
      {describeAlpha(alpha)}.
    </p>
  );
}
