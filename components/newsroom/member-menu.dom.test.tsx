import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answerAction } from '#scripts/testing/dom/server.ts';
import { showInApp } from '#scripts/testing/dom/show-in-app.tsx';
import { MemberMenu } from './member-menu.tsx';

const ADA = { memberId: 'ada', name: 'Ada', role: 'editor', colour: 1 } as const;

test('[D27] signing out everywhere asks first, and ends nothing when it is cancelled', async () => {
  const sent: unknown[] = [];
  answerAction('signOutEverywhereAction', async (input) => {
    sent.push(input);
    return { ok: false, code: 'INTERNAL', message: 'Not now.' };
  });
  render(showInApp(<MemberMenu {...ADA} newsroomName="Harbour Post" />));
  const choose = async () => {
    fireEvent.keyDown(screen.getByRole('button', { name: 'Ada' }), { key: 'Enter' });
    await act(async () => void fireEvent.click(screen.getByRole('menuitem', { name: 'Sign out everywhere' })));
  };
  const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
  await choose();
  expect(sent).toEqual([]);
  await press('Cancel');
  expect(sent).toEqual([]);
  await choose();
  await press('End all sessions');
  await screen.findByText('Not now.');
  expect(sent).toEqual([null]);
});
