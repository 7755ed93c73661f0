import { OUTLET_NOT_NAMED } from '#lib/source/outlet.ts';

type Cited = {
  /** Whom the passage relies on, as a member named them: the outlet itself where its own reporter saw it. Empty: not named. */
  readonly origin: string;
  readonly outlet: string;
  /** Of the revision that it stands in. */
  readonly revisionSha256: string;
};

export type OriginGroup<E> = {
  readonly origin: string;
  /** A member named the origin, of one passage at least: only then it counts as independent. */
  readonly named: boolean;
  readonly evidence: readonly E[];
};

/**
 * Groups passages by whom they rely on: the same origin is not independent evidence. Origins are compared without case
 * and spare space; a passage without one relies on its outlet, and one without either stands by itself. Largest group first,
 * then in the order of the passages.
 */
export function groupOrigins<E extends Cited>(evidence: readonly E[]): OriginGroup<E>[] {
  const groups = new Map<string, { origin: string; named: boolean; evidence: E[] }>();
  for (const passage of evidence) {
    const named = isOriginNamed(passage);
    const origin = named ? tidy(passage.origin) : tidy(passage.outlet);
    const key = named ? fold(origin) : nameOutlet(passage);
    const group = groups.get(key) ?? { origin, named: false, evidence: [] };
    group.evidence.push(passage);
    groups.set(key, { ...group, named: group.named || named });
  }
  return [...groups.values()].sort((a, b) => b.evidence.length - a.evidence.length);
}

/** How many independent origins the passages have: only named ones count. */
export function countNamedOrigins(evidence: readonly Cited[]): number {
  return groupOrigins(evidence).filter(({ named }) => named).length;
}

/** "4 outlets; origin named for 1", "3 outlets; all rely on 1 origin". What is not known about independence is said. */
export function describeOrigins(evidence: readonly Cited[]): string {
  const outlets = Map.groupBy(evidence, nameOutlet);
  const namedCount = [...outlets.values()].filter((its) => its.some(isOriginNamed)).length;
  const from = count(outlets.size, 'outlet');
  if (namedCount === 0) return `${from}; no origin named`;
  if (!evidence.every(isOriginNamed)) return `${from}; origin named for ${namedCount}`;
  const origins = count(countNamedOrigins(evidence), 'origin');
  return outlets.size === 1 ? `${from}, ${origins}` : `${from}; all rely on ${origins}`;
}

function isOriginNamed({ origin }: Cited): boolean {
  return tidy(origin) !== '';
}

/** A name for the outlet to compare by; articles whose outlet nobody named are not of one outlet. */
function nameOutlet({ outlet, revisionSha256 }: Cited): string {
  return tidy(outlet) === OUTLET_NOT_NAMED ? `unnamed ${revisionSha256}` : fold(tidy(outlet));
}

function fold(name: string): string {
  return name.toLocaleLowerCase('en');
}

function tidy(name: string): string {
  return name.trim().replace(/\s+/g, ' ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
