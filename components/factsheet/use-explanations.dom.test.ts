import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useExplanations } from './use-explanations.ts';

const CHANGE = { what: 'verdict', claim: 1, type: 'correction', explanation: '' };

test.each(['', 'null', '{"a":1}', '[{"type":"correction"}]', '[7]'])(
  '[E4] explanations that another build kept in another shape are left out: %s',
  (kept) => {
    sessionStorage.setItem('changes:story', kept);
    const { result } = renderHook(() => useExplanations('story'));
    expect(result.current.typed).toEqual([]);
  },
);

test('[E4] explanations that were begun are still there', () => {
  sessionStorage.setItem('changes:story', JSON.stringify([CHANGE]));
  const { result } = renderHook(() => useExplanations('story'));
  expect(result.current.typed).toEqual([CHANGE]);
});
