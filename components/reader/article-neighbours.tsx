import { ArrowLeft, ArrowRight } from 'lucide-react';
import Link from 'next/link';
import type { Neighbours } from '#lib/article/neighbours.ts';

type ArticleNeighboursProps = { storyId: string; neighbours: Neighbours };

const LINK = 'touchable inline-flex min-w-0 items-center gap-1.5 text-muted hover:text-ink hover:underline';

/** The articles before and after this one in the story. */
export function ArticleNeighbours({ storyId, neighbours: { previous, next } }: ArticleNeighboursProps) {
  if (!previous && !next) return null;
  return (
    <nav
      aria-label="Other articles"
      className="mt-10 grid gap-2 border-line border-t pt-4 text-[0.875rem] print:hidden sm:flex"
    >
      {previous && (
        <Link href={`/stories/${storyId}/articles/${previous.id}`} className={LINK}>
          <ArrowLeft aria-hidden className="size-4 shrink-0" />
          <span className="truncate">
            Previous article: <span className="text-ink">{previous.title}</span>
          </span>
        </Link>
      )}
      {next && (
        <Link href={`/stories/${storyId}/articles/${next.id}`} className={`${LINK} sm:ml-auto`}>
          <span className="truncate">
            Next article: <span className="text-ink">{next.title}</span>
          </span>
          <ArrowRight aria-hidden className="size-4 shrink-0" />
        </Link>
      )}
    </nav>
  );
}
