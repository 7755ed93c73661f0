import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ReviewView } from '#lib/claim/claim-record.ts';
import { answerAction } from '#scripts/testing/dom/server.ts';
import { showInApp } from '#scripts/testing/dom/show-in-app.tsx';
import { viewOfClaim } from './claim-fixture.ts';
import { SendToReview } from './send-to-review.tsx';

const REVIEW: ReviewView = {
  id: 'r',
  decision: 'changes_requested',
  reason: 'Which Monday?',
  pointsAt: [],
  claimVersion: 4,
  reviewer: { memberId: 'dov', name: 'Dov' },
  wordingNumber: 1,
  createdAt: '2026-01-02T10:00:00Z',
};
const SENT_BACK = viewOfClaim({
  state: 'changes_requested',
  steps: ['send_to_review'],
  version: 5,
  reviews: [REVIEW],
});

function receive(): unknown[] {
  const sent: unknown[] = [];
  answerAction('sendToReviewAction', async (input) => {
    sent.push(input);
    return { ok: true, value: { claimVersion: 6 } };
  });
  return sent;
}
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

test('[W19] a claim that nobody changed since it was sent back is sent only once that is confirmed', async () => {
  const sent = receive();
  render(showInApp(<SendToReview claim={SENT_BACK} />));
  await press('Send to review');
  expect(screen.getByRole('dialog').textContent).toContain('Nothing on the claim has changed since Dov asked');
  expect(sent).toEqual([]);
  await press('Send unchanged');
  expect(sent).toEqual([{ claimId: 'claim' }]);
});

test('[W19] one that was changed since, or was never sent back, goes at once', async () => {
  const sent = receive();
  const { rerender } = render(showInApp(<SendToReview claim={{ ...SENT_BACK, version: 6 }} />));
  await press('Send to review');
  rerender(showInApp(<SendToReview claim={{ ...SENT_BACK, state: 'voted', reviews: [] }} />));
  await press('Send to review');
  expect(sent).toHaveLength(2);
});
