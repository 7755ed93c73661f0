import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { describeChange } from '#lib/factsheet-failures.ts';
import type { Failure } from '#lib/failures.ts';
import { VERDICT_WORDS } from '#lib/gate/verdict.ts';
import { type ClaimPair, pairClaims } from './pair-claims.ts';
import type { ChangeType, SnapshotChange, SnapshotClaim, SnapshotContent } from './snapshot.ts';

/** One difference between the next version and the last, in words for the editors. */
export type Difference = Pick<SnapshotChange, 'what' | 'claim'> & { words: string };

/** What the next version changes, a retraction first, then text, then claims by number. Empty when a reader would see no difference. */
export function compareSnapshots(before: SnapshotContent, after: SnapshotContent): Difference[] {
  const differences: Difference[] = [];
  if (before.retraction?.reason !== after.retraction?.reason) {
    const place = { what: 'retraction', claim: null } as const;
    differences.push({ ...place, words: after.retraction ? 'The sheet is retracted.' : describeChange(place) });
  }
  if (textOf(before) !== textOf(after)) differences.push(asChanged('text', null));
  return [...differences, ...pairClaims(before.claims, after.claims).flatMap(compareClaim)];
}

function compareClaim({ number, was, is }: ClaimPair): Difference[] {
  if (!was) return [asChanged('added', number)];
  if (!is) return [asChanged('removed', number)];
  if (was.verdict !== is.verdict) {
    const words = `Claim ${number} goes from “${VERDICT_WORDS[was.verdict]}” to “${VERDICT_WORDS[is.verdict]}”.`;
    return [{ what: 'verdict', claim: number, words }];
  }
  if (canonicalJson(was) === canonicalJson(is)) return [];
  return [{ what: 'claim', claim: number, words: `Claim ${number}: ${nameParts(was, is)} changed.` }];
}

function asChanged(what: Difference['what'], claim: number | null): Difference {
  return { what, claim, words: describeChange({ what, claim }) };
}

/** The types that a difference may be given: a changed verdict, or one taken back, is always a correction. */
export function allowedTypes(what: Difference['what']): readonly ChangeType[] {
  // Retracting is a command of its own; here a version can only reverse a retraction.
  if (what === 'retraction' || what === 'verdict' || what === 'removed') return ['correction'];
  if (what === 'added') return ['update', 'correction'];
  return ['update', 'correction', 'minor'];
}

/** What is wrong with the explanations given for the differences, null when each has one that fits. */
export function findUnexplained(
  differences: readonly Difference[],
  changes: readonly SnapshotChange[],
): Failure | null {
  for (const { what, claim } of differences) {
    const change = changes.find((one) => one.what === what && one.claim === claim);
    if (!change) return ['factsheet.unexplained', { what, claim }];
    if (!allowedTypes(what).includes(change.type)) return ['factsheet.needs-correction', { what, claim }];
  }
  return changes.length > differences.length ? ['factsheet.explained-too-much'] : null;
}

const PARTS: readonly [words: string, parts: readonly (keyof SnapshotClaim)[]][] = [
  ['wording', ['wording', 'wordingNumber']],
  ['votes', ['rating', 'agreement', 'round', 'countedVotes', 'abstainedVotes', 'dissent']],
  ['evidence', ['evidence']],
  ['right of reply', ['replies']],
  ['review', ['rule', 'reviewedAt']],
];

/** "wording and votes": the parts of a claim that differ. */
function nameParts(was: SnapshotClaim, is: SnapshotClaim): string {
  const differs = (part: keyof SnapshotClaim) => canonicalJson(was[part] ?? null) !== canonicalJson(is[part] ?? null);
  const changed = PARTS.filter(([, parts]) => parts.some(differs)).map(([words]) => words);
  return changed.join(', ').replace(/, ([^,]*)$/, ' and $1');
}

// A claim's place counts as text; what stands in the place is compared claim by claim.
function textOf({ title, standfirst, body }: SnapshotContent): string {
  return canonicalJson({ title, standfirst, body });
}
