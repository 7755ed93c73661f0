'use client';

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { z } from 'zod';
import { type Asking, useRequest } from '#components/command/use-request.ts';
import {
  MATRIX_FIRST,
  MATRIX_PART_MAX,
  MATRIX_STEP,
  type MatrixArticle,
  type MatrixPart,
  type MatrixRow,
} from '#lib/overview/matrix.ts';

const partSchema = z.object({
  totalCount: z.number(),
  rowCount: z.number(),
  articleCount: z.number(),
  rowsFrom: z.number(),
  rows: z.array(z.custom<MatrixRow>()),
  articlesFrom: z.number(),
  articles: z.array(z.custom<MatrixArticle>()),
});

type Range = { rowsFrom: number; rowCount: number; articlesFrom: number; articleCount: number };

const ALL: Range = {
  rowsFrom: 0,
  rowCount: MATRIX_PART_MAX.rows,
  articlesFrom: 0,
  articleCount: MATRIX_PART_MAX.articles,
};

export type MatrixState = {
  /** What is here: the first rows and columns, without a gap. */
  readonly shown: MatrixPart;
  readonly words: string;
  readonly find: (words: string) => void;
  readonly request: Pick<Asking<MatrixPart>, 'pending' | 'failure' | 'retry'>;
  readonly isWhole: boolean;
  readonly moreRows: () => void;
  readonly moreArticles: () => void;
  readonly loadAll: () => Promise<void>;
};

/** A story's matrix of which the page had the first part, unsearched; the rest is fetched as it is reached. */
export function useMatrix(storyId: string, first: MatrixPart): MatrixState {
  const [shown, setShown] = useState<MatrixPart>(first);
  const [words, setWords] = useState('');
  const { ask, ...request } = useRequest(partSchema);

  /** What waits for the whole matrix: until then whatever else is asked for asks for all. */
  const onAll = useRef<(() => void) | null>(null);
  const fetchPart = useCallback(
    (sought: string, range: Range) => {
      const query = new URLSearchParams({ words: sought });
      for (const [name, value] of Object.entries(onAll.current ? ALL : range)) query.set(name, String(value));
      ask(`/api/stories/${storyId}/matrix?${query}`, (part) => {
        // A print that waits for it finds it on the page.
        flushSync(() => setShown((known) => join(known, part)));
        onAll.current?.();
        onAll.current = null;
      });
    },
    [ask, storyId],
  );

  const rows = shown.rows.length;
  const articles = shown.articles.length;
  const again = (sought: string, rowCount: number) =>
    fetchPart(sought, {
      rowsFrom: 0,
      rowCount,
      articlesFrom: 0,
      articleCount: Math.max(articles, MATRIX_FIRST.articles),
    });

  // The page was fetched again: something was decided.
  const takeFirst = useEffectEvent((fresh: MatrixPart) => {
    if (words === '' && rows <= fresh.rows.length && articles <= fresh.articles.length) setShown(fresh);
    else again(words, Math.max(rows, MATRIX_FIRST.rows));
  });
  useEffect(() => takeFirst(first), [first]);

  return {
    shown,
    words,
    find: (sought) => {
      setWords(sought);
      again(sought, MATRIX_FIRST.rows);
    },
    request,
    isWhole: rows >= shown.rowCount && articles >= shown.articleCount,
    moreRows: () =>
      fetchPart(words, { rowsFrom: rows, rowCount: MATRIX_STEP.rows, articlesFrom: articles, articleCount: 0 }),
    moreArticles: () =>
      fetchPart(words, { rowsFrom: rows, rowCount: 0, articlesFrom: articles, articleCount: MATRIX_STEP.articles }),
    loadAll: () =>
      new Promise((resolve) => {
        onAll.current = resolve;
        fetchPart(words, ALL);
      }),
  };
}

/** What is here with a part that follows; what has moved meanwhile stands once. */
function join(known: MatrixPart, part: MatrixPart): MatrixPart {
  const rowIds = new Set(part.rows.map(({ claimId }) => claimId));
  const articleIds = new Set(part.articles.map(({ id }) => id));
  return {
    ...part,
    rowsFrom: 0,
    rows: [...known.rows.slice(0, part.rowsFrom).filter(({ claimId }) => !rowIds.has(claimId)), ...part.rows],
    articlesFrom: 0,
    articles: [...known.articles.slice(0, part.articlesFrom).filter(({ id }) => !articleIds.has(id)), ...part.articles],
  };
}
