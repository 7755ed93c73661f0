'use client';

import './matrix.css';
import Link from 'next/link';
import { FailureNote } from '#components/command/failure-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Reached } from '#components/ui/reached.tsx';
import { useWholePrint } from '#components/ui/use-whole-print.ts';
import { fitPrint, isContradicted, type MatrixArticle, type MatrixPart, type MatrixRow } from '#lib/overview/matrix.ts';
import { MatrixCell } from './matrix-cell.tsx';
import { MatrixTools } from './matrix-tools.tsx';
import { SideCounts } from './side-counts.tsx';
import { type MatrixState, useMatrix } from './use-matrix.ts';

type ClaimMatrixProps = { storyId: string; first: MatrixPart };

/**
 * Claims by articles: each cell the stance, its quotes on demand. It scrolls within itself, under the articles and beside the claims; on a phone it is a list,
 * under each claim the articles that say something of it. Rows and columns come as they are reached; a search looks through all.
 */
export function ClaimMatrix({ storyId, first }: ClaimMatrixProps) {
  const matrix = useMatrix(storyId, first);
  const { shown, isWhole, loadAll, request } = matrix;
  useWholePrint(isWhole, loadAll);
  if (shown.totalCount === 0) {
    return (
      <EmptyState title="No claims yet">Once claims have evidence, this shows which article says what.</EmptyState>
    );
  }
  return (
    <>
      <MatrixTools storyId={storyId} matrix={matrix} />
      <FailureNote of={request} />
      {shown.rowCount === 0 ? (
        <EmptyState title="No claim fits" action={<Button onClick={() => matrix.find('')}>Show all claims</Button>} />
      ) : (
        <MatrixTable storyId={storyId} matrix={matrix} />
      )}
      {!isWhole && (
        <p className="mt-2 text-[0.8125rem] text-muted">
          {shown.rows.length} of {shown.rowCount} claims and {shown.articles.length} of {shown.articleCount} articles
          are here. <span className="print:hidden">The others come as you reach them.</span>
        </p>
      )}
    </>
  );
}

function MatrixTable({ storyId, matrix }: { storyId: string; matrix: MatrixState }) {
  const { shown, moreRows, moreArticles } = matrix;
  const { articles, rows } = shown;
  const { sizePt, claimShare } = fitPrint(shown);
  const columns = new Set(articles.map(({ id }) => id));
  const hasMoreArticles = articles.length < shown.articleCount;
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
            {articles.map(({ id, title, outlet }, at) => (
              <th key={id} scope="col" className="min-w-40 px-3 py-2 align-bottom font-medium text-[0.8125rem]">
                <Link
                  href={`/stories/${storyId}/articles/${id}`}
                  title={title}
                  className="text-accent underline-offset-2 hover:underline"
                >
                  <span className="text-muted tabular-nums">{at + 1}</span> {outlet}
                  <span className="line-clamp-3 font-normal text-muted">{title}</span>
                </Link>
              </th>
            ))}
            {hasMoreArticles && (
              <th scope="col" className="min-w-40 px-3 py-2 align-bottom print:hidden">
                <Reached key={articles.length} onReached={moreArticles} />
                <Button size="small" onClick={moreArticles}>
                  More articles
                </Button>
              </th>
            )}
          </tr>
        </thead>
        <tbody className="grid gap-3 sm:table-row-group">
          {rows.map((row) => (
            <Row key={row.claimId} {...{ storyId, row, articles, columns }} />
          ))}
        </tbody>
      </table>
      {rows.length < shown.rowCount && (
        <div className="sticky left-0 p-3 print:hidden">
          <Reached key={rows.length} onReached={moreRows} />
          <Button size="small" onClick={moreRows}>
            More claims
          </Button>
        </div>
      )}
    </section>
  );
}

type RowProps = {
  storyId: string;
  row: MatrixRow;
  articles: readonly MatrixArticle[];
  /** Their ids. */
  columns: ReadonlySet<string>;
};

function Row({ storyId, row, articles, columns }: RowProps) {
  const { claimId, number, text, sides, cells } = row;
  const known = new Map(cells.map((cell) => [cell.articleId, cell]));
  const beyond = cells.filter(({ articleId }) => !columns.has(articleId));
  return (
    <tr
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
      {articles.map(({ id, title }, at) => {
        const cell = known.get(id);
        return cell ? (
          <MatrixCell key={nameState(cell)} {...{ storyId, claimId, cell, column: { number: at + 1, title } }} />
        ) : (
          <td key={id} className="matrix-none">
            <i>says nothing</i>
          </td>
        );
      })}
      {beyond.map((cell) => (
        <MatrixCell key={nameState(cell)} {...{ storyId, claimId, cell, column: null }} />
      ))}
    </tr>
  );
}

/** A cell whose passages have changed is another one: what it had fetched is forgotten. */
function nameState({ articleId, stances }: MatrixRow['cells'][number]): string {
  return `${articleId} ${stances.map(({ stance, count }) => `${stance}${count}`).join()}`;
}
