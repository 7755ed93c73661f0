import { expect, test } from 'vitest';
import { readNearness } from './read-nearness.ts';

const near = { isIntersecting: true, boundingClientRect: { height: 300 } };
const far = { isIntersecting: false, boundingClientRect: { height: 300 } };
const putAway = { isIntersecting: false, boundingClientRect: { height: 0 } };

test('[A19] annotations that were put away and shown again at once are drawn', () => {
  expect(readNearness([putAway, near])).toEqual({ isNear: true, heightPx: null });
});

test('[A19] a group that scrolled away keeps its height; one that was put away is not taken for flat', () => {
  expect(readNearness([near, far])).toEqual({ isNear: false, heightPx: 300 });
  expect(readNearness([putAway])).toEqual({ isNear: false, heightPx: null });
  expect(readNearness([])).toBeNull();
});
