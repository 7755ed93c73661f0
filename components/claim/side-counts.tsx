import type { ClaimSummary } from '#lib/overview/claim-summary.ts';

/** "Supports 3 (1 origin named) · Contradicts 1" with the independent origins of each side, or that there is no evidence yet. */
export function SideCounts({ sides }: { sides: ClaimSummary['sides'] }) {
  const parts = [
    describeSide('Supports', sides.supports),
    describeSide('Contradicts', sides.contradicts),
    describeSide('Context', sides.context),
  ].filter((part) => part !== null);
  return <span>{parts.length > 0 ? parts.join(' · ') : 'No evidence yet'}</span>;
}

function describeSide(word: string, { passages, origins }: { passages: number; origins: number }): string | null {
  if (passages === 0) return null;
  if (passages === 1) return `${word} 1`;
  return `${word} ${passages} (${origins === 0 ? 'no' : origins} origin${origins === 1 || origins === 0 ? '' : 's'} named)`;
}
