import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { describeSelection } from '#lib/anchoring/selector.ts';
import type { Suggestion, SuggestionSubject } from '#lib/suggestion/suggestion.ts';
import { answerAction } from '#scripts/testing/dom/server.ts';
import { useSuggestions } from './use-suggestions.ts';

const AWAY = 'The server could not be reached. What you typed is still here.';
const CLAIM: SuggestionSubject = { kind: 'claim', claimId: 'first' };

function suggest(outlet: string, score: number): Suggestion {
  const selector = describeSelection('The harbour was closed.', 4, 11);
  const article = { revisionId: outlet, articleId: outlet, articleTitle: 'Harbour closed', language: 'en' };
  return { ...article, outlet, selector, score };
}

const POST = suggest('The Harbour Post', 3);
const RADIO = suggest('Port Radio', 2);
const ECHO = suggest('The Echo', 1);

const accept = async () => ({ ok: true, value: null });
const refuse = async () => ({ ok: false, code: 'FORBIDDEN', message: 'Observers read only.' });

/** Presses a button, and lets what the server has answered arrive. */
function press(button: () => void): Promise<void> {
  return act(async () => {
    button();
  });
}

/** The list for a subject, once the server has answered. */
async function look(subject = CLAIM) {
  const { result } = renderHook(() => useSuggestions(subject));
  const now = () => result.current;
  const settle = () => press(() => undefined);
  await settle();
  return {
    now,
    settle,
    failure: () =>
      [now().finding, now().linking, now().dismissing, now().restoring].find(({ failure }) => failure)?.failure
        ?.message,
    outlets: () => now().found?.map(({ outlet }) => outlet),
    dismiss: (suggestion: Suggestion) => press(() => now().dismiss(suggestion)),
    link: (suggestion: Suggestion) => press(() => now().link(suggestion, 'first', 'supports')),
    undo: () => press(() => now().outcome?.undo?.()),
  };
}

function findThree(): void {
  answerAction('findSuggestionsAction', async () => ({ ok: true, value: [POST, RADIO, ECHO] }));
}

test('[C16] the passages that were found are listed, and looked for while there is no answer', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  answerAction('findSuggestionsAction', () => promise);
  const { now, settle, outlets } = await look();
  expect(now().found).toBeNull();
  resolve({ ok: true, value: [POST, RADIO] });
  await settle();
  expect(outlets()).toEqual(['The Harbour Post', 'Port Radio']);
});

test('[C16] a search that the network or the server fails says so', async () => {
  const { now, failure } = await look();
  expect([now().found, failure()]).toEqual([null, AWAY]);
  answerAction('findSuggestionsAction', refuse);
  expect((await look()).failure()).toBe('Observers read only.');
});

test('[C3] a passage that is linked goes from the list, and the page is refreshed', async () => {
  findThree();
  const links: unknown[] = [];
  answerAction('linkEvidenceAction', async (input) => {
    links.push(input);
    return { ok: true, value: null };
  });
  const refresh = vi.fn(accept);
  answerAction('refreshPageAction', refresh);
  const { link, outlets, now } = await look();
  await link(RADIO);
  expect(outlets()).toEqual(['The Harbour Post', 'The Echo']);
  const { revisionId, selector } = RADIO;
  expect(links).toEqual([{ claimId: 'first', revisionId, selector, stance: 'supports' }]);
  expect(now().outcome?.words).toBe('Linked the passage of Port Radio.');
  expect(refresh).toHaveBeenCalledOnce();
});

test('[C17] a dismissed passage goes from the list before the server has answered', async () => {
  findThree();
  const { promise, resolve } = Promise.withResolvers<unknown>();
  answerAction('dismissSuggestionAction', () => promise);
  const { dismiss, outlets, now, settle } = await look();
  await dismiss(POST);
  expect(outlets()).toEqual(['Port Radio', 'The Echo']);
  expect(now().outcome).toBeNull();
  resolve({ ok: true, value: null });
  await settle();
  expect(now().outcome?.words).toContain('Dismissed the passage of The Harbour Post');
});

test('[C17] a dismissal that is undone puts the passage back in its place', async () => {
  findThree();
  answerAction('dismissSuggestionAction', accept);
  answerAction('restoreSuggestionAction', accept);
  const { dismiss, undo, outlets, now } = await look();
  await dismiss(RADIO);
  await undo();
  expect(outlets()).toEqual(['The Harbour Post', 'Port Radio', 'The Echo']);
  expect(now().outcome).toBeNull();
});

test('[C17] an undo that fails says so, and can be tried again', async () => {
  findThree();
  answerAction('dismissSuggestionAction', accept);
  const { dismiss, undo, outlets, now, failure } = await look();
  await dismiss(RADIO);
  await undo();
  expect(outlets()).toEqual(['The Harbour Post', 'The Echo']);
  expect(failure()).toBe(AWAY);
  expect(now().outcome?.undo).not.toBeNull();
});

test('[C17] what the server refuses, or never heard of, is back in its place with the reason', async () => {
  findThree();
  answerAction('linkEvidenceAction', refuse);
  const { link, dismiss, outlets, failure } = await look();
  await link(RADIO);
  expect(outlets()).toEqual(['The Harbour Post', 'Port Radio', 'The Echo']);
  expect(failure()).toBe('Observers read only.');
  await dismiss(POST);
  expect(outlets()).toEqual(['The Harbour Post', 'Port Radio', 'The Echo']);
  expect(failure()).toBe('Observers read only.');
});
