import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { closedRoundOf, openRoundOf, viewOfClaim, wordingOf } from '#components/claim/claim-fixture.ts';
import { answerAction } from '#scripts/testing/dom/server.ts';
import { showInApp } from '#scripts/testing/dom/show-in-app.tsx';
import { VotesPanel } from './votes-panel.tsx';

const TEXT = 'The harbour was closed.';
const BALLOT = { rating: 2, confidence: null, reason: '', objection: false, objectionEnd: null } as const;
const votingOn = (wording = wordingOf(1, TEXT, [openRoundOf(1, null)])) =>
  viewOfClaim({ state: 'voting', mayVote: true, wording });
const VOTED = votingOn(wordingOf(1, TEXT, [openRoundOf(1, BALLOT)]));
const REWORDED = viewOfClaim({ mayVote: true, wording: wordingOf(2, 'The harbour was closed on Monday.') });

const show = (claim = votingOn()) => showInApp(<VotesPanel claim={claim} viewerId="bo" members={[]} />);
const rating = (name: RegExp) => screen.getByRole('radio', { name });
const isChecked = (name: RegExp) => rating(name).getAttribute('aria-checked') === 'true';
const reason = () => screen.getByLabelText<HTMLTextAreaElement>('Reason');
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('[V25] after a vote the ballot is one line, which has the focus, until one asks for it', async () => {
  answerAction('castVoteAction', async () => ({ ok: true, value: null }));
  const { rerender } = render(show());
  fireEvent.click(rating(/^Probably true/));
  await act(async () => press('Cast vote'));
  rerender(show(VOTED));
  expect(screen.queryByRole('radiogroup')).toBeNull();
  expect(document.activeElement?.textContent).toContain('Your vote is in. You rated it 2 Probably true.');
  press('Revise my vote');
  expect(isChecked(/^Probably true/)).toBe(true);
  press('Cancel');
  expect(screen.queryByRole('radiogroup')).toBeNull();
});

test('[V25] a rating that was chosen and not cast is there after a reload', () => {
  const { unmount } = render(show());
  fireEvent.click(rating(/^Doubtful/));
  fireEvent.change(reason(), { target: { value: 'The office says otherwise.' } });
  unmount();
  render(show());
  expect(isChecked(/^Doubtful/)).toBe(true);
  expect(reason().value).toBe('The office says otherwise.');
});

test('[V25] a revision that was begun shows after a reload, and Cancel drops it', () => {
  const { unmount } = render(show(VOTED));
  press('Revise my vote');
  fireEvent.click(rating(/^Doubtful/));
  unmount();
  render(show(VOTED));
  expect(isChecked(/^Doubtful/)).toBe(true);
  press('Cancel');
  press('Revise my vote');
  expect(isChecked(/^Probably true/)).toBe(true);
});

test('[E7] a new wording keeps the reason that is being typed, is shown, and is rated by itself', () => {
  const { rerender } = render(show());
  fireEvent.click(rating(/^Doubtful/));
  fireEvent.change(reason(), { target: { value: 'The office says otherwise.' } });
  rerender(show(REWORDED));
  expect(reason().value).toBe('The office says otherwise.');
  expect(isChecked(/^Doubtful/)).toBe(false);
  expect(screen.getByRole('alert').textContent).toContain('The harbour was closed on Monday.');
});

test('[V28] a vote is confirmed in round 2 by one press, as it was cast', async () => {
  const sent: unknown[] = [];
  answerAction('castVoteAction', async (input) => {
    sent.push(input);
    return { ok: true, value: null };
  });
  const own = { ...BALLOT, confidence: 'high', objection: true } as const;
  const inRoundTwo = wordingOf(1, TEXT, [closedRoundOf('bo', own), openRoundOf(2, null)]);
  const { rerender } = render(show(votingOn(inRoundTwo)));
  await act(async () => press('Confirm my vote'));
  expect(sent).toEqual([expect.objectContaining({ roundNumber: 2, rating: 2, confidence: 'high', objection: true })]);
  rerender(show(votingOn(wordingOf(1, TEXT, [openRoundOf(1, BALLOT)]))));
  expect(screen.queryByRole('button', { name: 'Confirm my vote' })).toBeNull();
});

test('[V25] each rating carries its digit', () => {
  render(show());
  expect(screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent?.slice(0, 2))).toEqual([
    '1C',
    '2P',
    '3P',
    '4D',
    '5I',
    '6C',
  ]);
});
