import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useFormDraft } from './use-form-draft.ts';

const EMPTY = { rating: '', objection: false };
const use = () => renderHook(() => useFormDraft('ballot', EMPTY));

test('[M17] what was chosen in a form is there again when it comes back', () => {
  const { result, unmount } = use();
  act(() => result.current.change({ rating: '2' }));
  unmount();
  expect(use().result.current.draft).toEqual({ rating: '2', objection: false });
});

test('[M17] what was sent is dropped, unless a field was changed since', () => {
  const { result } = use();
  act(() => result.current.change({ rating: '2' }));
  const sent = result.current.draft;
  act(() => result.current.change({ objection: true }));
  act(() => result.current.settle(sent, EMPTY));
  expect(result.current.draft).toEqual({ rating: '2', objection: true });
  act(() => result.current.settle(result.current.draft, EMPTY));
  expect(result.current.draft).toEqual(EMPTY);
  expect(sessionStorage.getItem('ballot')).toBeNull();
});

test('[M17] a draft that an older build kept with other fields is settled all the same', () => {
  sessionStorage.setItem('ballot', JSON.stringify({ rating: '2', objection: false, colour: 'red' }));
  const { result } = use();
  act(() => result.current.settle(result.current.draft));
  expect(sessionStorage.getItem('ballot')).toBeNull();
});
