import { act, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Time } from './time.tsx';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-27T10:00:00Z') });
});
afterEach(() => void vi.useRealTimers());

const shown = () => screen.getByRole('time');

test('[K4] a time is as long ago as it is, also while the page stays open, and exact on hover', async () => {
  render(<Time at="2026-11-27T09:55:00Z" />);
  expect(shown().textContent).toBe('5 minutes ago');
  expect(shown().title).toMatch(/^27 November 2026 at \d\d:\d\d \S+$/);
  await act(() => vi.advanceTimersByTimeAsync(120_000));
  expect(shown().textContent).toBe('7 minutes ago');
});

test('[K4] before the page is alive it is in UTC, which the server knows', () => {
  expect(renderToString(<Time at="2026-11-27T09:55:00Z" />)).toContain('27 November 2026 at 09:55 UTC');
});
