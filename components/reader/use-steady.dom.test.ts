import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useSteady } from './use-steady.ts';

const isSameLength = (a: string[], b: string[]) => a.length === b.length;

test('[A10] what makes no difference to the paint is the value that it was, so that nothing is painted again', () => {
  const first = ['a'];
  const { result, rerender } = renderHook((value) => useSteady(value, isSameLength), { initialProps: first });
  rerender(['b']);
  expect(result.current).toBe(first);
});

test('[A10] what makes a difference is the new value at once, and is compared with from then on', () => {
  const { result, rerender } = renderHook((value) => useSteady(value, isSameLength), { initialProps: ['a'] });
  const second = ['a', 'b'];
  rerender(second);
  expect(result.current).toBe(second);
  rerender(['c', 'd']);
  expect(result.current).toBe(second);
});
