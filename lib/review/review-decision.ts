import type { Decision } from '#lib/claim/decision.ts';
import type { Pointer } from './pointer.ts';

/** What a reviewer decides on the version of a claim that they saw. */
export type ReviewDecision = {
  readonly claimId: string;
  readonly claimVersion: number;
  readonly decision: Decision;
  readonly reason: string;
  readonly pointsAt: Pointer[];
};
