import { beforeEach, expect, test, vi } from 'vitest';
import { refreshPage, refreshPageSince } from './refresh-page.ts';

const action = vi.hoisted(() => vi.fn());
vi.mock('./command-actions.ts', () => ({ refreshPageAction: action }));

beforeEach(() => {
  action.mockReset().mockResolvedValue({ ok: true, value: null });
});

test('[D52] what a page has fetched since it happened is not fetched again', async () => {
  const before = performance.now();
  await refreshPage();
  await refreshPageSince(before);
  expect(action).toHaveBeenCalledTimes(1);
  await refreshPageSince(performance.now() + 1);
  expect(action).toHaveBeenCalledTimes(2);
});

test('[D52] a fetch that failed does not count', async () => {
  const before = performance.now();
  action.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await refreshPage();
  await refreshPageSince(before);
  expect(action).toHaveBeenCalledTimes(2);
});
