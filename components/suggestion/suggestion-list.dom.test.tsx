import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { FITTING_SCORE_MIN, type Suggestion } from '#lib/suggestion/suggestion.ts';
import { answerAction } from '#scripts/testing/dom/server.ts';
import { ClaimSuggestions } from './claim-suggestions.tsx';

function suggest(outlet: string, score: number): Suggestion {
  const selector = describeSelection('The harbour was closed.', 4, 11);
  const article = { revisionId: outlet, articleId: outlet, articleTitle: 'Harbour closed', language: 'en' };
  return { ...article, outlet, selector, score };
}

const POST = suggest('The Harbour Post', 0.8);
const RADIO = suggest('Port Radio', FITTING_SCORE_MIN);
const ECHO = suggest('The Echo', 0.34);
const STAR = suggest('The Star', 0.1);

/** The list for a claim of which these passages are found. */
async function openList(found: readonly Suggestion[]): Promise<void> {
  answerAction('findSuggestionsAction', async () => ({ ok: true, value: found }));
  render(<ClaimSuggestions storyId="story" claimId="claim" mayLink />);
  const opener = screen.getByRole('button', { name: /^Look through/ });
  await act(async () => fireEvent.click(opener));
}

function outletsIn(name: string): string[] {
  const list = screen.queryByRole('list', { name });
  const outlets = [POST, RADIO, ECHO, STAR].map(({ outlet }) => outlet);
  return list ? outlets.filter((outlet) => within(list).queryByText(outlet)) : [];
}

const pressKey = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
const focusedText = () => document.activeElement?.textContent;

test('[C33] the passages that fit are listed, those that fit less are behind a button', async () => {
  await openList([POST, RADIO, ECHO, STAR]);
  expect(outletsIn('Suggested passages')).toEqual(['The Harbour Post', 'Port Radio']);
  expect(screen.getByText('Nothing more that fits.')).toBeTruthy();
  expect(screen.queryByText('The Echo')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show 2 that fit less' }));
  expect(outletsIn('Suggested passages')).toEqual(['The Harbour Post', 'Port Radio']);
  expect(outletsIn('Passages that fit less')).toEqual(['The Echo', 'The Star']);
  expect(screen.queryByRole('button', { name: /fit less$/ })).toBeNull();
  expect(focusedText()).toContain('The Echo');
});

test('[C33] where nothing fits the list says so, and what fits less can still be shown', async () => {
  await openList([STAR]);
  expect(screen.getByText('Nothing fits well enough to suggest.')).toBeTruthy();
  expect(screen.queryByRole('list')).toBeNull();
  expect(focusedText()).toBe('Show 1 that fits less');
  fireEvent.click(screen.getByRole('button', { name: 'Show 1 that fits less' }));
  expect(outletsIn('Passages that fit less')).toEqual(['The Star']);
});

test('[C33] where everything found fits there is nothing to show behind a button', async () => {
  await openList([POST]);
  expect(screen.getByText('Nothing more that fits.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /less$/ })).toBeNull();
});

test('[C33] keys lead through the passages that fit to the button, and on to those that fit less', async () => {
  answerAction('dismissSuggestionAction', async () => ({ ok: true, value: null }));
  await openList([POST, RADIO, ECHO]);
  expect(focusedText()).toContain('The Harbour Post');
  pressKey('j');
  expect(focusedText()).toContain('Port Radio');
  await act(async () => pressKey('d'));
  expect(focusedText()).toBe('Show 1 that fits less');
  fireEvent.click(document.activeElement!);
  expect(focusedText()).toContain('The Echo');
  pressKey('k');
  expect(focusedText()).toContain('The Harbour Post');
});
