import type { Verdict } from '#lib/gate/verdict.ts';
import { type SnapshotClaim, VERDICTS } from './snapshot.ts';

/** How many claims have each verdict, in the order of VERDICTS, without those that none has. */
export function countVerdicts(
  claims: readonly Pick<SnapshotClaim, 'verdict'>[],
): { verdict: Verdict; count: number }[] {
  return VERDICTS.map((verdict) => ({
    verdict,
    count: claims.filter((claim) => claim.verdict === verdict).length,
  })).filter(({ count }) => count > 0);
}

/** "3 voted" or "3 voted, 1 of them could not judge". */
export function describeVotes(counted: number, abstained: number): string {
  const all = `${counted + abstained} voted`;
  return abstained === 0 ? all : `${all}, ${abstained} of them could not judge`;
}
