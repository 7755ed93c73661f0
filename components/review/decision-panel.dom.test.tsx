import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { viewOfClaim } from '#components/claim/claim-fixture.ts';
import { answerAction } from '#scripts/testing/dom/server.ts';
import { showInApp } from '#scripts/testing/dom/show-in-app.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import type { DecidableClaim } from './use-decision.ts';

const CLAIM: DecidableClaim = {
  ...viewOfClaim({ state: 'in_review', steps: ['approve', 'request_changes', 'reject'] }),
  replies: [],
};

const show = (claim = CLAIM) => showInApp(<DecisionPanel claim={claim} onward={null} />);
const key = (name: string, modifiers = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...modifiers });
const reason = () => screen.getByLabelText<HTMLTextAreaElement>('Reason');
const write = (value: string) => fireEvent.change(reason(), { target: { value } });

test('[W17] what the reviewer is at keeps the focus when the page is fetched again', () => {
  const { rerender } = render(show());
  key('c');
  expect(document.activeElement).toBe(reason());
  const wording = screen.getByLabelText('The wording');
  wording.focus();
  rerender(show({ ...CLAIM, version: 2 }));
  expect(document.activeElement).toBe(wording);
});

test('[W17] a decision that fails stays begun, with what was pointed at; Ctrl and Enter try it again', async () => {
  const { unmount } = render(show());
  key('c');
  write('Which Monday?');
  fireEvent.click(screen.getByLabelText('The wording'));
  reason().focus();
  await act(async () => key('Enter', { ctrlKey: true }));
  expect(screen.getByRole('alert').textContent).toContain('could not be reached');
  expect(screen.getByLabelText<HTMLInputElement>('The wording').checked).toBe(true);
  unmount();
  render(show());
  expect(screen.getByLabelText<HTMLInputElement>('The wording').checked).toBe(true);
  const sent: unknown[] = [];
  answerAction('decideReviewAction', async (input) => {
    sent.push(input);
    return { ok: true, value: { reviewId: 'r', state: 'changes_requested' } };
  });
  reason().focus();
  await act(async () => key('Enter', { ctrlKey: true }));
  const said = { decision: 'changes_requested', reason: 'Which Monday?', pointsAt: ['wording'] };
  expect(sent).toEqual([{ claimId: 'claim', claimVersion: 1, ...said }]);
});
