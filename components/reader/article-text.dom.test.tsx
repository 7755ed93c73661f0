import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { splitBlocks } from '#lib/article/split-blocks.ts';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import { TEXT } from './article-fixture.tsx';
import { ArticleText } from './article-text.tsx';
import { mapText } from './text-map.ts';

function cite(words: string, claimNumber: number, stance: CitedPassage['stance']): CitedPassage {
  const start = TEXT.indexOf(words);
  const selector = describeSelection(TEXT, start, start + words.length);
  const id = String(claimNumber);
  return { evidenceId: id, claimId: id, claimNumber, isOpen: true, stance, origin: '', selector };
}

function showText(cited: readonly CitedPassage[]): HTMLElement {
  render(
    <section aria-label="Article">
      <ArticleText text={TEXT} blocks={splitBlocks(TEXT)} cited={cited} storyId="5" />
    </section>,
  );
  return screen.getByRole('region', { name: 'Article' });
}

test('[A32] below the block that a cited passage ends in stands the claim and what the passage says for it', () => {
  showText([
    cite('A storm was the cause.', 1, 'supports'),
    cite('The mayor denied it.\nShips', 2, 'contradicts'),
    cite('closed', 3, 'context'),
  ]);
  const lists = screen.getAllByRole('list', { name: 'Cited above' });
  const linksOf = (list: HTMLElement) => within(list).getAllByRole('link');
  expect(lists.map((list) => list.previousElementSibling?.textContent)).toEqual([
    'The harbour was closed on Monday. A storm was the cause.',
    'Ships waited outside.',
  ]);
  expect(lists.map((list) => linksOf(list).map(({ textContent }) => textContent))).toEqual([
    ['Claim 1 Supports', 'Claim 3 Context'],
    ['Claim 2 Contradicts'],
  ]);
  expect(screen.getByRole('link', { name: 'Claim 2 Contradicts' }).getAttribute('href')).toBe('/stories/5/claims/2');
});

test('[A32] what stands below a block is no part of the text that offsets count', () => {
  const root = showText([cite('A storm was the cause.', 1, 'supports')]);
  const map = mapText(root);
  const words = screen.getByRole('link').firstChild;
  if (!words) throw new Error('the mark has no words');
  expect(map.toOffset(words, 0)).toBe(TEXT.indexOf('The mayor'));
  expect(map.toRange({ start: TEXT.indexOf('A storm'), end: TEXT.indexOf('\n') })?.toString()).toBe(
    'A storm was the cause.',
  );
});
