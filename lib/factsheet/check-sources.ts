import { OUTLET_NOT_NAMED } from '#lib/source/outlet.ts';
import type { SnapshotClaim } from '#lib/version/snapshot.ts';
import type { Check } from './check-sheet.ts';

/** The point of the list about the articles that the claims cite: readers learn of each who published it, and when. */
export function checkSources(claims: readonly Pick<SnapshotClaim, 'number' | 'evidence'>[]): Check {
  const gaps = new Map<string, { missing: string; title: string; numbers: Set<number> }>();
  for (const { number, evidence } of claims) {
    for (const { revisionSha256, title, outlet, publishedOn } of evidence) {
      const missing = [outlet === OUTLET_NOT_NAMED && 'outlet', publishedOn === null && 'date'].filter(Boolean);
      if (missing.length === 0) continue;
      const gap = gaps.get(revisionSha256) ?? { missing: missing.join(' and '), title, numbers: new Set() };
      gap.numbers.add(number);
      gaps.set(revisionSha256, gap);
    }
  }
  const lines = [...gaps.values()].map(
    ({ missing, title, numbers }) => `“${title}” has no ${missing} (${describeClaims([...numbers])}).`,
  );
  return {
    id: 'sources',
    met: gaps.size === 0,
    words: 'Every cited article has an outlet and a date',
    fix: `${lines.join(' ')} Add what is known to the article, or publish without it.`,
    isAdvice: true,
  };
}

function describeClaims(numbers: readonly number[]): string {
  return `${numbers.length === 1 ? 'claim' : 'claims'} ${numbers.join(', ')}`;
}
