import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answerAction } from '#scripts/testing/dom/server.ts';
import { showInApp } from '#scripts/testing/dom/show-in-app.tsx';
import { MemberRoles } from './member-roles.tsx';

const ADA = { id: 'ada', name: 'Ada', email: 'ada@demo.test', role: 'admin', colour: 1 };
const roleField = () => screen.getByLabelText<HTMLSelectElement>('Role of Ada');
const choose = (value: string) => act(async () => void fireEvent.change(roleField(), { target: { value } }));

test('[E5] after a refusal the role is again the one that the member has', async () => {
  answerAction('refreshPageAction', async () => ({ ok: true, value: null }));
  answerAction('changeRoleAction', async () => ({ ok: false, code: 'CONFLICT', message: 'The last admin stays.' }));
  render(showInApp(<MemberRoles members={[ADA]} mayChange />));
  await choose('editor');
  expect(screen.getByRole('alert').textContent).toContain('The last admin stays.');
  expect(roleField().value).toBe('admin');
});

test('[E1] without an answer the choice stays, to be sent again', async () => {
  render(showInApp(<MemberRoles members={[ADA]} mayChange />));
  await choose('editor');
  expect(screen.getByRole('alert').textContent).toContain('could not be reached');
  expect(roleField().value).toBe('editor');
});
