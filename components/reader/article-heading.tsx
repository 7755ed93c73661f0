import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { describeRepair } from '#lib/article/repair.ts';
import type { RevisionView } from '#lib/article/revision-view.ts';
import { CorrectArticle } from './correct-article.tsx';
import { WithdrawArticle, WithdrawnNotice } from './withdraw-article.tsx';

type ArticleHeadingProps = { revision: RevisionView; mayCorrect: boolean };

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The article's outlet with its reliability, the day of publication, and the repairs of the text. */
export function ArticleHeading({ revision, mayCorrect }: ArticleHeadingProps) {
  const { storyId, articleId, title, outlet, grade, date, url, retelling, wordCount, repairs, number } = revision;
  return (
    <header className="mb-6 border-line border-b pb-5">
      <h1 className="font-semibold font-serif text-[1.75rem] leading-tight sm:text-[2.125rem]">{title}</h1>
      <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-[0.875rem]">
        <span className="font-medium">{outlet}</span>
        <Badge title="How reliable the outlet is held to be: A completely, E not at all, F cannot be judged">
          Grade {grade}
        </Badge>
        {date && <time dateTime={date}>{DATE.format(new Date(date))}</time>}
        {retelling && (
          <Badge title="In the newsroom’s own words, not the outlet’s" className="text-ink">
            Retelling
          </Badge>
        )}
        <span className="text-muted">{wordCount.toLocaleString('en')} words</span>
        <Link
          href={`/stories/${storyId}/articles/${articleId}/history`}
          className="text-accent underline underline-offset-2"
        >
          History
        </Link>
        {url && (
          <a href={url} rel="noreferrer" className="text-accent underline underline-offset-2">
            Original
          </a>
        )}
        {mayCorrect && <CorrectArticle revision={revision} />}
        {mayCorrect && revision.withdrawnReason === null && <WithdrawArticle articleId={articleId} />}
      </p>
      {revision.withdrawnReason !== null && (
        <WithdrawnNotice articleId={articleId} reason={revision.withdrawnReason} mayReinstate={mayCorrect} />
      )}
      {repairs.length > 0 && (
        <p className="mt-2 text-[0.8125rem] text-muted">
          Revision {number}, fixed on import: {repairs.map(describeRepair).join('; ')}.
        </p>
      )}
    </header>
  );
}
