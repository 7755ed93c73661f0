import { expect, test } from 'vitest';
import { NEED_KINDS } from './classify-need.ts';
import { nameAction } from './name-action.ts';

test('[C31] what a member can do is named as an action', () => {
  expect(nameAction('votes', 'voters')).toBe('Cast your vote');
  expect(nameAction('votes', 'team')).toBe('Bring in more votes');
  const unnamed = NEED_KINDS.filter((kind) => nameAction(kind, 'team') === null);
  expect(unnamed).toEqual(['nothing']);
});
