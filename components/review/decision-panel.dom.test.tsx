import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { viewOfClaim } from '#components/claim/claim-fixture.ts';
import { answerAction } from '#scripts/testing/dom/server.ts';
import { showInApp } from '#scripts/testing/dom/show-in-app.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { HeldDecisions, HOLD_MS } from './held-decisions.tsx';
import type { DecidableClaim } from './use-decision.ts';

const CLAIM: DecidableClaim = {
  ...viewOfClaim({ state: 'in_review', steps: ['approve', 'request_changes', 'reject'] }),
  replies: [],
};
const APPROVAL = { claimId: 'claim', claimVersion: 1, decision: 'approved', reason: '', pointsAt: [] };

const push = vi.fn<(address: string) => void>();
const show = (claim = CLAIM, next: string[] = []) =>
  showInApp(
    <HeldDecisions>
      <DecisionPanel claim={claim} next={next} />
    </HeldDecisions>,
    push,
  );

const key = (name: string, modifiers = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...modifiers });
const confirm = () => act(async () => void key('Enter', { ctrlKey: true }));
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const reason = () => screen.getByLabelText<HTMLTextAreaElement>('Reason');
const write = (value: string) => fireEvent.change(reason(), { target: { value } });
const isOffered = (name: string) => screen.queryByRole('button', { name }) !== null;

/** What reaches the server, which agrees. */
function receive(): unknown[] {
  const sent: unknown[] = [];
  answerAction('refreshPageAction', async () => ({ ok: true, value: null }));
  answerAction('decideReviewAction', async (input) => {
    sent.push(input);
    return { ok: true, value: { reviewId: 'r', state: 'approved' } };
  });
  return sent;
}

beforeEach(() => {
  vi.useFakeTimers();
  push.mockReset();
});
afterEach(() => void vi.useRealTimers());

test('[W17] what the reviewer is at keeps the focus when the page is fetched again', () => {
  const { rerender } = render(show());
  key('c');
  expect(document.activeElement).toBe(reason());
  const wording = screen.getByLabelText('The wording');
  wording.focus();
  rerender(show({ ...CLAIM, version: 2 }));
  expect(document.activeElement).toBe(wording);
});

test('[W17] a letter decides nothing by itself, nor does Enter after it; Escape lets it go', async () => {
  const sent = receive();
  render(show());
  key('a');
  expect(screen.getByText(/lets it go/).textContent).toContain('Approve');
  key('Enter');
  key('Escape');
  await confirm();
  await pass(HOLD_MS);
  expect(sent).toEqual([]);
});

test('[W18] a confirmed decision is sent once its time has passed, while the reviewer goes on with the queue', async () => {
  const sent = receive();
  render(show(CLAIM, ['next']));
  key('a');
  await confirm();
  expect(push).toHaveBeenCalledWith('/review?claim=next');
  expect(isOffered('Approve')).toBe(false);
  await pass(HOLD_MS - 1);
  expect(sent).toEqual([]);
  await pass(1);
  expect(sent).toEqual([APPROVAL]);
  expect(screen.getByText('Claim 3: approved.')).toBeDefined();
});

test('[W18] until then it is undone by its button or by u, with the reason as it was', async () => {
  const sent = receive();
  render(show());
  write('As the office says.');
  await press('Approve');
  await press('Undo');
  await press('Approve');
  reason().blur();
  await act(async () => void key('u'));
  await pass(HOLD_MS);
  expect(sent).toEqual([]);
  expect(reason().value).toBe('As the office says.');
  expect(isOffered('Approve')).toBe(true);
});

test('[W18] "Decide now" sends it at once, and once', async () => {
  const sent = receive();
  render(show());
  await press('Approve');
  await press('Decide now');
  await pass(HOLD_MS);
  expect(sent).toEqual([APPROVAL]);
});

test('[W18] one that failed waits for its reviewer, and is not sent again by itself', async () => {
  render(show());
  await press('Approve');
  await press('Decide now');
  const sent = receive();
  await pass(HOLD_MS);
  expect(sent).toEqual([]);
  await press('Try again');
  expect(sent).toEqual([APPROVAL]);
});

test('[W18] what is held when its page is left is sent with the page', async () => {
  const requests: unknown[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    requests.push({ address, keepalive: init.keepalive, body: JSON.parse(String(init.body)) });
    return new Response('null');
  });
  const sent = receive();
  render(show());
  await press('Approve');
  await act(async () => void window.dispatchEvent(new Event('pagehide')));
  await pass(HOLD_MS);
  vi.unstubAllGlobals();
  expect(requests).toEqual([{ address: '/api/review', keepalive: true, body: APPROVAL }]);
  expect(sent).toEqual([]);
});

test('[W17] a decision that fails stays begun, with what was pointed at, also after a reload', async () => {
  const { unmount } = render(show());
  key('c');
  write('Which Monday?');
  fireEvent.click(screen.getByLabelText('The wording'));
  reason().focus();
  await confirm();
  await press('Decide now');
  expect(screen.getByRole('alert').textContent).toContain('could not be reached');
  unmount();
  const sent = receive();
  render(show());
  expect(screen.getByLabelText<HTMLInputElement>('The wording').checked).toBe(true);
  reason().focus();
  await confirm();
  await pass(HOLD_MS);
  const said = { decision: 'changes_requested', reason: 'Which Monday?', pointsAt: ['wording'] };
  expect(sent).toEqual([{ claimId: 'claim', claimVersion: 1, ...said }]);
});

test('[W7] a request without a reason is not held; the field says what is missing and has the focus', async () => {
  render(show());
  await press('Request changes');
  expect(screen.getByText('Say what should change.')).toBeDefined();
  expect(document.activeElement).toBe(reason());
  expect(isOffered('Undo')).toBe(false);
});
