import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { answerAction } from '#scripts/testing/dom/server.ts';
import { showInApp } from '#scripts/testing/dom/show-in-app.tsx';
import { viewOfClaim, wordingOf } from './claim-fixture.ts';
import { ClaimOptions } from './claim-options.tsx';

const MEMBERS = [
  { id: 'ada', name: 'Ada' },
  { id: 'bo', name: 'Bo' },
];

function show(claim: ClaimView): ReactNode {
  const lists = { members: MEMBERS, isMergeable: false, splitOff: [], absorbedNumbers: [] };
  return showInApp(<ClaimOptions claim={claim} {...lists} mayAssign today="2026-01-01" />);
}

const BEFORE = viewOfClaim({ steps: ['reword', 'edit_evidence'] });
const AFTER = {
  ...BEFORE,
  version: 2,
  wording: wordingOf(2, 'The harbour was closed on Monday.'),
  assignee: { memberId: 'bo', name: 'Bo' },
  dueOn: '2026-02-01',
};

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name, hidden: true }));
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });

test('[E7] a new wording that is being typed stays when a colleague rewords the claim, and theirs is shown', async () => {
  const sent: unknown[] = [];
  answerAction('rewordClaimAction', async (input) => {
    sent.push(input);
    return { ok: true, value: null };
  });
  const { rerender } = render(show(BEFORE));
  press('Reword');
  type('Claim', 'The harbour was shut.');
  rerender(show(AFTER));
  expect(field('Claim').value).toBe('The harbour was shut.');
  expect(screen.getByRole('alert').textContent).toContain('Ada reworded the claim meanwhile');
  await act(async () => press('Reword the claim'));
  expect(sent).toEqual([{ claimId: 'claim', text: 'The harbour was shut.', wordingNumber: 2 }]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('[E7] the texts of a split stay when a colleague changes the claim', () => {
  const { rerender } = render(show(BEFORE));
  press('Split');
  type('What the new claim says', 'No one was notified.');
  rerender(show(AFTER));
  expect(field('What the new claim says').value).toBe('No one was notified.');
  expect(screen.getByRole('alert').textContent).toContain('The harbour was closed on Monday.');
});

test('[E7] whom one chose stays when a colleague assigns the claim meanwhile', () => {
  const { rerender } = render(show(BEFORE));
  press('Assign');
  type('Member', 'ada');
  rerender(show(AFTER));
  expect(field('Member').value).toBe('ada');
});
