import { expect, test } from 'vitest';
import { scrollNeeded } from './clear-view.ts';

const VIEW = { top: 100, bottom: 700 };

test.each([
  { means: 'at the upper edge', rect: { top: 100, bottom: 130 }, by: 0 },
  { means: 'at the lower edge', rect: { top: 670, bottom: 700 }, by: 0 },
  { means: 'half under the bar', rect: { top: 90, bottom: 120 }, by: -20 },
  { means: 'far above', rect: { top: -500, bottom: -470 }, by: -610 },
  { means: 'half below', rect: { top: 690, bottom: 720 }, by: 30 },
  { means: 'far below', rect: { top: 1690, bottom: 1720 }, by: 1030 },
  { means: 'higher than the view, above', rect: { top: 50, bottom: 900 }, by: -60 },
  { means: 'higher than the view, below', rect: { top: 300, bottom: 1200 }, by: 190 },
])('[A23] what is in sight moves nothing, else the page moves by the least: $means', ({ rect, by }) => {
  expect(scrollNeeded(rect, VIEW, 10)).toBe(by);
});
