import type { ClaimCover } from './event.ts';

export const COVERED_PARTS = ['state', 'evidence', 'rounds'] as const;

/** A claim of which a part differs from what the event said that held its hash last. `gone`: the claim is not there. */
export type CoverDifference = { claimId: string; seq: number; part: (typeof COVERED_PARTS)[number] | 'gone' };

/** `uncheckedIds`: claims of which no event holds a hash. */
export type CoverCheck = { differences: CoverDifference[]; uncheckedIds: string[] };

/** Compares the claims as they are with the last hashes that events hold. `events` in order of seq. */
export function compareCovers(
  events: readonly { seq: number; payload: object }[],
  present: readonly ClaimCover[],
): CoverCheck {
  const last = new Map<string, ClaimCover & { seq: number }>();
  for (const { seq, payload } of events) {
    const { covers = [] } = payload as { covers?: ClaimCover[] };
    for (const cover of covers) last.set(cover.claimId, { ...cover, seq });
  }
  const now = new Map(present.map((cover) => [cover.claimId, cover]));
  const differences = [...last.values()].flatMap(({ claimId, seq, ...covered }): CoverDifference[] => {
    const is = now.get(claimId);
    if (!is) return [{ claimId, seq, part: 'gone' }];
    return COVERED_PARTS.filter((part) => is[part] !== covered[part]).map((part) => ({ claimId, seq, part }));
  });
  return { differences, uncheckedIds: present.map(({ claimId }) => claimId).filter((id) => !last.has(id)) };
}
