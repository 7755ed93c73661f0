import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { countOf } from '#components/ui/count-of.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { formatDay } from '#components/ui/format-date.ts';
import type { StoryArticle } from '#lib/overview/story-view.ts';
import { GRADE_WORDS } from '#lib/source/grade.ts';
import { describeUnread, type Unread } from '#lib/visit/unread.ts';

type ArticleListProps = {
  storyId: string;
  articles: readonly StoryArticle[];
  /** By the article's id. */
  unread: Readonly<Record<string, Unread>>;
  mayImport: boolean;
};

/** A story's articles in order of publication, each linking to the reader, with what came since one's last visit. */
export function ArticleList({ storyId, articles, unread, mayImport }: ArticleListProps) {
  if (articles.length === 0) {
    return (
      <EmptyState title="No article yet">
        {mayImport
          ? 'Bring in what was published about this: paste its text, or upload a text file.'
          : 'An editor brings the first ones in. You will find them here.'}
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line border-line border-y sm:-mx-3">
      {articles.map((article) => (
        <li key={article.id} className="relative grid gap-2 py-4 hover:bg-sunken/60 sm:px-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.875rem]">
            <span className="font-medium">{article.outlet}</span>
            <Badge title={GRADE_WORDS[article.grade]}>
              Grade {article.grade}
              <span className="sr-only">: {GRADE_WORDS[article.grade]}</span>
            </Badge>
            {article.withdrawn && <Badge title="Its passages are no longer cited">Withdrawn</Badge>}
            <UnreadBadge unread={unread[article.id]} />
            {article.retelling && <Badge title="In our own words, not the outlet's">Retelling</Badge>}
          </p>
          <h3 className="font-semibold font-serif text-lg leading-snug">
            <Link
              href={`/stories/${storyId}/articles/${article.id}`}
              className="after:absolute after:inset-0 hover:underline"
            >
              {article.title}
            </Link>
          </h3>
          <p className="flex flex-wrap gap-x-4 gap-y-1 text-[0.875rem] text-muted">
            <span>{article.date ? formatDay(article.date) : 'Date not known'}</span>
            <span>{countOf(article.wordCount, 'word', 'words')}</span>
            <span>{countOf(article.annotationCount, 'annotation', 'annotations')}</span>
            {article.language !== 'en' && <span lang="en">Language: {article.language}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}

function UnreadBadge({ unread }: { unread: Unread | undefined }) {
  const words = unread && describeUnread(unread);
  return words ? <Badge className="text-accent">{words}</Badge> : null;
}
