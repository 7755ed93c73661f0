import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { MatrixPart } from '#lib/overview/matrix.ts';
import { showInApp } from '#scripts/testing/dom/show-in-app.tsx';
import { ClaimMatrix } from './claim-matrix.tsx';

const ARTICLE = { title: 'Pier closed', outlet: 'Harbour Post' };
const none = { passages: 0, origins: 0 };
const PART: MatrixPart = {
  ...{ totalCount: 1, rowCount: 1, articleCount: 2, rowsFrom: 0, articlesFrom: 0 },
  articles: [
    { id: 'a', ...ARTICLE },
    { id: 'b', ...ARTICLE },
  ],
  rows: [
    {
      ...{ claimId: 'claim', number: 1, text: 'The pier was closed.' },
      disagreement: { supporting: 2, against: 0 },
      sides: { supports: none, contradicts: none, context: none },
      cells: ['a', 'b'].map((articleId) => ({
        ...{ articleId, outlet: ARTICLE.outlet },
        stances: [{ stance: 'supports' as const, count: 1 }],
      })),
    },
  ],
};

test('[C27] two articles of one outlet with one title are two columns, told apart by number, in the list of a phone too', () => {
  render(showInApp(<ClaimMatrix storyId="story" first={PART} />));
  const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
  expect(heads.slice(1)).toEqual(['1 Harbour PostPier closed', '2 Harbour PostPier closed']);
  const cells = within(screen.getByRole('table')).getAllByRole('cell');
  const named = cells.map(({ textContent }) => /\d Harbour Post: Pier closed/.exec(textContent ?? '')?.[0]);
  expect(named).toEqual(['1 Harbour Post: Pier closed', '2 Harbour Post: Pier closed']);
});
