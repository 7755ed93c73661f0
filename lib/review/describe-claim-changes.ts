type Seen = {
  readonly version: number;
  readonly wording: { readonly number: number };
  readonly evidence: readonly { readonly id: string }[];
  readonly reviews: readonly {
    readonly id: string;
    readonly decision: string;
    readonly reviewer: { readonly name: string };
  }[];
  /** The page to read them on. */
  readonly replies?: readonly {
    readonly id: string;
    readonly party: string;
    readonly answer: string;
    readonly answeredAt: string | null;
  }[];
};

/**
 * What changed between what a reviewer saw and what is there now, one sentence each; empty where nothing did. A change
 * of the version that none of these explains is an objection that ended, or a reply that was removed.
 */
export function describeClaimChanges(seen: Seen, now: Seen): string[] {
  if (seen.version === now.version) return [];
  const [before, after] = [idsOf(seen.evidence), idsOf(now.evidence)];
  const added = [...after].filter((id) => !before.has(id)).length;
  const removed = [...before].filter((id) => !after.has(id)).length;
  const known = idsOf(seen.reviews);
  const sentences = [
    seen.wording.number === now.wording.number ? null : 'It was reworded.',
    added === 0 ? null : `${passages(added)} linked.`,
    removed === 0 ? null : `${passages(removed)} taken off.`,
    ...listAnswers(seen, now).map((party) => `An answer of ${party} was recorded.`),
    ...now.reviews.filter(({ id }) => !known.has(id)).map(({ reviewer }) => `${reviewer.name} has decided on it.`),
  ].filter((sentence) => sentence !== null);
  return sentences.length > 0 ? sentences : ['What belongs to it was changed.'];
}

function listAnswers(seen: Seen, now: Seen): string[] {
  const known = new Set(seen.replies?.map(({ id, answer, answeredAt }) => `${id} ${answeredAt} ${answer}`));
  const answered = now.replies?.filter(({ answeredAt }) => answeredAt !== null) ?? [];
  return answered
    .filter(({ id, answer, answeredAt }) => !known.has(`${id} ${answeredAt} ${answer}`))
    .map(({ party }) => party);
}

function idsOf(list: readonly { readonly id: string }[]): Set<string> {
  return new Set(list.map(({ id }) => id));
}

function passages(count: number): string {
  return count === 1 ? '1 passage was' : `${count} passages were`;
}
