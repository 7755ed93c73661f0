import './matrix.css';
import Link from 'next/link';
import { classNames } from '#components/ui/class-names.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { STANCE_WORDS, type Stance } from '#lib/claim/stance.ts';
import { countStances, fitPrint, isContradicted, type MatrixCell, type MatrixView } from '#lib/overview/matrix.ts';
import { SideCounts } from './side-counts.tsx';

const COLOURS: Record<Stance, string> = {
  supports: 'text-verdict-confirmed',
  contradicts: 'text-verdict-false',
  context: 'text-muted',
};

const SIGNS: Record<Stance, string> = { supports: '✓', contradicts: '✗', context: '○' };

/**
 * Claims by articles: each cell the stance, its quote on demand. It scrolls within itself, under the articles and beside the claims; on a phone it is a list,
 * under each claim the articles that say something of it.
 */
export function ClaimMatrix({ matrix }: { matrix: MatrixView }) {
  const { storyId, articles, rows } = matrix;
  const { sizePt, claimShare } = fitPrint(matrix);
  if (rows.length === 0) {
    return (
      <EmptyState title="No claims yet">Once claims have evidence, this shows which article says what.</EmptyState>
    );
  }
  return (
    <section
      aria-label="Matrix"
      style={{ '--print-size': `${sizePt}pt`, '--claim-share': claimShare } as React.CSSProperties}
      className="matrix relative sm:max-h-[calc(100dvh-6rem)] sm:overflow-auto sm:rounded-lg sm:border sm:border-line sm:bg-surface"
    >
      <table className="block w-full border-collapse text-left align-top sm:table">
        <thead className="hidden sm:sticky sm:top-0 sm:z-20 sm:table-header-group">
          <tr className="bg-surface shadow-[0_1px_0_var(--line)]">
            <th scope="col" className="left-0 min-w-64 bg-inherit px-3 py-2 align-bottom font-medium sm:sticky">
              Claim
            </th>
            {articles.map(({ id, title, outlet }) => (
              <th key={id} scope="col" className="min-w-40 px-3 py-2 align-bottom font-medium text-[0.8125rem]">
                <Link
                  href={`/stories/${storyId}/articles/${id}`}
                  title={title}
                  className="text-accent underline-offset-2 hover:underline"
                >
                  {outlet}
                  <span className="line-clamp-2 font-normal text-muted">{title}</span>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="grid gap-3 sm:table-row-group">
          {rows.map((row) => {
            const { claimId, number, text, sides, cells } = row;
            return (
              <tr
                key={claimId}
                className={classNames(
                  'block rounded-lg border border-line py-1 sm:table-row sm:rounded-none sm:border-x-0 sm:border-t-0 sm:py-0 sm:last:border-0',
                  isContradicted(row) ? 'bg-sunken' : 'bg-surface',
                )}
              >
                <th
                  scope="row"
                  className="block bg-inherit px-3 py-2 align-top font-normal sm:sticky sm:left-0 sm:z-10 sm:table-cell"
                >
                  <Link
                    href={`/stories/${storyId}/claims/${claimId}`}
                    className="font-serif leading-snug hover:underline max-sm:inline-block max-sm:py-2"
                  >
                    <span className="text-muted tabular-nums">{number}</span> {text}
                  </Link>
                  <span className="matrix-detail block text-[0.8125rem] text-muted">
                    <SideCounts sides={sides} />
                  </span>{' '}
                  {isContradicted(row) && (
                    <span className="block font-medium text-[0.8125rem] text-verdict-disputed print:inline">
                      The articles contradict each other
                    </span>
                  )}
                </th>
                {cells.map((cell, index) => (
                  <Cell key={cell.articleId} storyId={storyId} cell={cell} outlet={articles[index]?.outlet ?? ''} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ storyId, cell, outlet }: { storyId: string; cell: MatrixCell; outlet: string }) {
  const { articleId, passages } = cell;
  if (passages.length === 0) {
    return (
      <td className="hidden px-3 py-2 align-top text-muted sm:table-cell">
        <span aria-hidden>–</span>
        <span className="sr-only">says nothing</span>
      </td>
    );
  }
  const counts = countStances(passages);
  const firstOf = (stance: Stance) => passages.findIndex((passage) => passage.stance === stance);
  return (
    <td className="block px-3 align-top sm:table-cell sm:py-2">
      {passages.map(({ evidenceId, stance, quote, start, end }, index) => (
        <details key={evidenceId} className={firstOf(stance) === index ? undefined : 'print:hidden'}>
          <summary className={`cursor-pointer font-medium max-sm:py-2 ${COLOURS[stance]}`}>
            <span aria-hidden>{SIGNS[stance]}</span> {STANCE_WORDS[stance]}{' '}
            <span className="font-normal text-muted sm:hidden">{outlet}</span>
            <PrintedCount count={counts.get(stance) ?? 0} />
          </summary>
          <blockquote className="my-1 font-serif text-[0.875rem]">{quote}</blockquote>
          <Link
            href={`/stories/${storyId}/articles/${articleId}?start=${start}&end=${end}`}
            className="touchable text-[0.8125rem] text-accent underline underline-offset-2"
          >
            Open in article
          </Link>
        </details>
      ))}
    </td>
  );
}

/** On paper, where a cell says each stance once: how many passages have it. */
function PrintedCount({ count }: { count: number }) {
  return count > 1 ? <span className="hidden print:inline">{count}</span> : null;
}
