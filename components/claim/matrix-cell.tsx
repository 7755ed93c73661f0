'use client';

import Link from 'next/link';
import { type ToggleEvent, useState } from 'react';
import { z } from 'zod';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useRequest } from '#components/command/use-request.ts';
import { STANCE_WORDS, type Stance } from '#lib/claim/stance.ts';
import type { MatrixCell as Cell, MatrixPassage } from '#lib/overview/matrix.ts';

const COLOURS: Record<Stance, string> = {
  supports: 'text-verdict-confirmed',
  contradicts: 'text-verdict-false',
  context: 'text-muted',
};

const SIGNS: Record<Stance, string> = { supports: '✓', contradicts: '✗', context: '○' };

const passagesSchema = z.array(z.custom<MatrixPassage>());

type MatrixCellProps = {
  storyId: string;
  claimId: string;
  cell: Cell;
  /** The article's column, counted from 1; null where it is not here. */
  column: { number: number; title: string } | null;
};

/** What one article says of one claim; its passages come when it is opened. Where its column is not here, it shows on a phone alone. */
export function MatrixCell({ storyId, claimId, cell, column }: MatrixCellProps) {
  const { articleId, outlet, stances } = cell;
  const [passages, setPassages] = useState<readonly MatrixPassage[] | null>(null);
  const { ask, ...request } = useRequest(passagesSchema);
  const open = ({ newState }: ToggleEvent) => {
    if (newState === 'open' && !passages) {
      ask(`/api/stories/${storyId}/matrix/passages?claim=${claimId}&article=${articleId}`, setPassages);
    }
  };
  return (
    <td className={`block px-3 align-top sm:py-2 ${column ? 'sm:table-cell' : 'sm:hidden'}`}>
      {stances.map(({ stance, count }) => (
        <details key={stance} onToggle={open}>
          <summary className={`cursor-pointer font-medium max-sm:py-2 ${COLOURS[stance]}`}>
            <span aria-hidden>{SIGNS[stance]}</span> {STANCE_WORDS[stance]}
            {count > 1 && ` ${count}`}{' '}
            <span className="font-normal text-muted sm:hidden">
              {column ? `${column.number} ${outlet}: ${column.title}` : outlet}
            </span>
          </summary>
          {!passages && !request.failure && <p className="text-[0.8125rem] text-muted">Fetching the passage…</p>}
          <FailureNote of={request} />
          {passages
            ?.filter((passage) => passage.stance === stance)
            .map(({ evidenceId, quote, start, end }) => (
              <div key={evidenceId}>
                <blockquote className="my-1 font-serif text-[0.875rem]">{quote}</blockquote>
                <Link
                  href={`/stories/${storyId}/articles/${articleId}?start=${start}&end=${end}`}
                  className="touchable text-[0.8125rem] text-accent underline underline-offset-2"
                >
                  Open in article
                </Link>
              </div>
            ))}
        </details>
      ))}
    </td>
  );
}
