type Cited = { readonly origin: string; readonly outlet: string };

export type OriginGroup<E> = { readonly origin: string; readonly evidence: readonly E[] };

/**
 * Groups passages by whom they rely on: the same origin is not independent evidence. Origins are compared without case
 * and spare space; a passage without one relies on its outlet. Largest group first, then in the order of the passages.
 */
export function groupOrigins<E extends Cited>(evidence: readonly E[]): OriginGroup<E>[] {
  const groups = new Map<string, { origin: string; evidence: E[] }>();
  for (const passage of evidence) {
    const origin = tidy(passage.origin) || tidy(passage.outlet);
    const key = origin.toLocaleLowerCase('en');
    const group = groups.get(key) ?? { origin, evidence: [] };
    group.evidence.push(passage);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.evidence.length - a.evidence.length);
}

/** "3 passages, 1 origin". */
export function describeOrigins(evidence: readonly Cited[]): string {
  const origins = groupOrigins(evidence).length;
  return `${count(evidence.length, 'passage')}, ${count(origins, 'origin')}`;
}

function tidy(name: string): string {
  return name.trim().replace(/\s+/g, ' ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
