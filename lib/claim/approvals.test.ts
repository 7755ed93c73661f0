import { expect, test } from 'vitest';
import { listApprovers } from './approvals.ts';

const ada = { memberId: 'a', name: 'Ada' };
const approval = (claimVersion: number) => ({ decision: 'approved' as const, claimVersion, reviewer: ada });
const refusal = (claimVersion: number) => ({ decision: 'changes_requested' as const, claimVersion, reviewer: ada });

test.each([
  { says: 'nobody yet', claim: { state: 'in_review', version: 7, reviews: [] }, approvers: [] },
  { says: 'the first of two', claim: { state: 'in_review', version: 8, reviews: [approval(7)] }, approvers: [ada] },
  {
    says: 'one that something followed',
    claim: { state: 'in_review', version: 9, reviews: [approval(7)] },
    approvers: [],
  },
  { says: 'a refusal', claim: { state: 'in_review', version: 8, reviews: [refusal(7)] }, approvers: [] },
  {
    says: 'one of before',
    claim: { state: 'in_review', version: 9, reviews: [refusal(8), approval(7)] },
    approvers: [],
  },
  { says: 'the last of two', claim: { state: 'approved', version: 8, reviews: [approval(7)] }, approvers: [] },
] as const)('[W11] $says', ({ claim, approvers }) => {
  expect(listApprovers(claim)).toEqual(approvers);
});
