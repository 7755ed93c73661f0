import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error.js';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { callAction } from './call-action.ts';
import { type Failure, failureOf, isJudged, readFieldError, remedyOf } from './failure.ts';
import { readAnswer } from './send-request.ts';

const codeOf = (outcome: { ok: true } | { ok: false; failure: Failure }) => (outcome.ok ? 'ok' : outcome.failure.code);

const rejections: { error: unknown; code: Failure['code'] }[] = [
  { error: new TypeError('Failed to fetch'), code: 'UNREACHABLE' },
  { error: new Error('An unexpected response was received from the server.'), code: 'UNREACHABLE' },
  { error: new UnrecognizedActionError('Server Action "0" was not found on the server.'), code: 'OUTDATED' },
];

test.each(rejections)(
  '[E1] an action that rejects with "$error" is $code, and nothing is thrown',
  async ({ error, code }) => {
    expect(codeOf(await callAction(() => Promise.reject(error), null))).toBe(code);
  },
);

test('[E1] an action’s value and its input pass unchanged', async () => {
  const input = { text: 'typed' };
  expect(await callAction(async (value) => ({ ok: true, value }), input)).toEqual({ ok: true, value: input });
});

test('[E6] the server’s own sentence is shown, but for an ended session, which says what to do', async () => {
  const refuse = (code: 'STALE' | 'UNAUTHENTICATED') =>
    callAction(async () => ({ ok: false, code, message: 'As the server says.' }), null);
  expect(await refuse('STALE')).toEqual({ ok: false, failure: { code: 'STALE', message: 'As the server says.' } });
  expect(await refuse('UNAUTHENTICATED')).toMatchObject({ failure: { message: expect.stringContaining('Sign in') } });
});

const remedies = [
  { code: 'UNREACHABLE', remedy: 'retry', judged: false },
  { code: 'INTERNAL', remedy: 'retry', judged: true },
  { code: 'RATE_LIMITED', remedy: 'retry', judged: true },
  { code: 'UNAUTHENTICATED', remedy: 'sign-in', judged: false },
  { code: 'OUTDATED', remedy: 'reload', judged: false },
  { code: 'INVALID', remedy: 'change', judged: true },
  { code: 'STALE', remedy: 'change', judged: true },
] as const;

test.each(remedies)(
  '[E5] after $code the way on is to $remedy; the page is fetched again: $judged',
  ({ code, remedy, judged }) => {
    const failure = failureOf(code, 'x');
    expect(remedyOf(failure)).toBe(remedy);
    expect(isJudged({ ok: false, failure })).toBe(judged);
    expect(isJudged({ ok: true, value: null })).toBe(true);
  },
);

test('[E6] only what is wrong with the text itself is shown at its field', () => {
  expect(readFieldError(failureOf('INVALID', 'Write a claim.'))).toBe('Write a claim.');
  expect(readFieldError(failureOf('STALE', 'Look again.'))).toBeNull();
  expect(readFieldError(null)).toBeNull();
});

const answers = [
  { body: '{"token":"t"}', code: 'ok' },
  { body: '{"error":{"code":"TOO_LARGE","message":"Too large."}}', code: 'TOO_LARGE' },
  { body: '{"error":{"code":"TEAPOT","message":"x"}}', code: 'UNREACHABLE' },
  { body: '<html>Sign in to this hotel’s network</html>', code: 'UNREACHABLE' },
  { body: '', code: 'UNREACHABLE' },
];

test.each(answers)('[E6] what a route answered is read: $body', ({ body, code }) => {
  expect(codeOf(readAnswer(body, z.object({ token: z.string() })))).toBe(code);
});
