import { type Alpha, describeAlpha } from '#lib/vote/krippendorff-alpha.ts';

/** How far the members agree across a story's claims; nothing before two of them rated one. */
export function StoryAgreement({ alpha }: { alpha: Alpha }) {
  const words = describeAlpha(alpha);
  if (!words) return null;
  return (
    <p className="text-[0.875rem] text-muted">
      <abbr
        title="Krippendorff’s alpha, ordinal, over the revealed votes: 1 is full agreement, 0 is what chance would do"
        className="no-underline"
      >
        Agreement across claims
      </abbr>
      : {words}.
    </p>
  );
}
