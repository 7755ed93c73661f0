import { expect, test } from 'vitest';
import { listDemoAccounts } from './demo-accounts.server.ts';

test('[M7] the sign-in page offers six accounts in the demo, and none elsewhere', () => {
  expect(listDemoAccounts('1').map(({ role }) => role)).toEqual([
    'admin',
    'editor',
    'editor',
    'editor',
    'reviewer',
    'observer',
  ]);
  expect(listDemoAccounts('0')).toEqual([]);
});
