import Link from 'next/link';

type StoryTrailProps = { storyId: string; title: string; here: 'claims' | 'matrix' | 'claim' };

const LINK =
  'touchable rounded px-1 text-accent underline-offset-4 hover:underline aria-[current=page]:font-medium aria-[current=page]:text-ink';

/** Breadcrumbs: the story, its claims, its matrix. */
export function StoryTrail({ storyId, title, here }: StoryTrailProps) {
  const base = `/stories/${storyId}`;
  return (
    <nav aria-label="Story" className="-mx-1 mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-[0.875rem]">
      <Link href={base} className={LINK}>
        {title}
      </Link>
      <Link href={`${base}/claims`} className={LINK} aria-current={here === 'claims' ? 'page' : undefined}>
        Claims
      </Link>
      <Link href={`${base}/matrix`} className={LINK} aria-current={here === 'matrix' ? 'page' : undefined}>
        Matrix
      </Link>
    </nav>
  );
}
