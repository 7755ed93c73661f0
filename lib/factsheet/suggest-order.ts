import type { Verdict } from '#lib/gate/verdict.ts';
import type { DraftBlock } from '#lib/version/block.ts';
import type { Draft } from './sheet-body.ts';
import type { ApprovedClaim } from './sheet-claim.ts';

/** Where a missing claim belongs, and why; `after` is null if it may go anywhere. */
export type PlaceSuggestion = { claim: ApprovedClaim; after: ApprovedClaim | null; words: string };

/** That a claim should stand before another of its section, and why. */
export type MoveSuggestion = { claim: ApprovedClaim; before: ApprovedClaim; words: string };

/**
 * Where an approved claim that is missing belongs: behind the placed claim with which it shares the most cited articles, else
 * most words; null where it has nothing in common with any, so that it may go anywhere. One for each missing claim, by number.
 */
export function suggestPlaces(draft: Pick<Draft, 'body'>, approved: readonly ApprovedClaim[]): PlaceSuggestion[] {
  const placed = listPlaced(draft.body, approved);
  const isPlaced = new Set(placed.map(({ id }) => id));
  return approved
    .filter(({ id }) => !isPlaced.has(id))
    .map((claim) => {
      const [best] = placed
        .map((other) => ({
          other,
          articles: countShared(articlesOf, claim, other),
          words: countShared(wordsOf, claim, other),
        }))
        .filter(({ articles, words }) => articles + words > 0)
        .sort((a, b) => b.articles - a.articles || b.words - a.words);
      if (!best) return { claim, after: null, words: 'It shares no article with a claim in the sheet.' };
      const why =
        best.articles > 0 ? `cites ${countOf(best.articles)} that it cites too` : 'uses some of the same words';
      return { claim, after: best.other, words: `Claim ${best.other.number} ${why}.` };
    });
}

/**
 * Which claim of a section to move so that readers meet what is settled before what is likely, and that before what is open: one
 * move for each section at a time. Sections are what lies between headings; a claim is never moved out of its own.
 */
export function suggestOrder(draft: Pick<Draft, 'body'>, approved: readonly ApprovedClaim[]): MoveSuggestion[] {
  return splitSections(draft.body).flatMap((section) => {
    const placed = listPlaced(section, approved);
    const wanted = [...placed].sort((a, b) => opennessOf(a) - opennessOf(b));
    const at = wanted.findIndex((claim, index) => claim.id !== placed[index]?.id);
    const [claim, before] = [wanted[at], placed[at]];
    if (!claim || !before) return [];
    return [{ claim, before, words: `Claim ${claim.number} is more settled than claim ${before.number} before it.` }];
  });
}

/** Settled (0), likely (1), open (2). That something is false is as settled as that it is so. */
const OPENNESS: Record<Verdict, 0 | 1 | 2> = {
  confirmed: 0,
  false: 0,
  probable: 1,
  doubtful: 1,
  unconfirmed: 2,
  disputed: 2,
  unjudged: 2,
};

function opennessOf({ published }: ApprovedClaim): number {
  return OPENNESS[published.verdict];
}

function splitSections(body: readonly DraftBlock[]): DraftBlock[][] {
  const sections: DraftBlock[][] = [[]];
  for (const block of body) {
    if (block.type === 'heading') sections.push([]);
    sections.at(-1)?.push(block);
  }
  return sections;
}

function listPlaced(body: readonly DraftBlock[], approved: readonly ApprovedClaim[]): ApprovedClaim[] {
  const byId = new Map(approved.map((claim) => [claim.id, claim]));
  const ids = new Set(body.flatMap((block) => (block.type === 'claim' ? [block.claimId] : [])));
  return [...ids].flatMap((id) => byId.get(id) ?? []);
}

function countShared(read: (claim: ApprovedClaim) => Set<string>, one: ApprovedClaim, other: ApprovedClaim): number {
  const known = read(other);
  return [...read(one)].filter((part) => known.has(part)).length;
}

function articlesOf({ published }: ApprovedClaim): Set<string> {
  return new Set(published.evidence.map(({ revisionSha256 }) => revisionSha256));
}

/** Words of at least five letters, which leaves out most that every sentence has. */
function wordsOf({ wording }: ApprovedClaim): Set<string> {
  return new Set(wording.toLocaleLowerCase('en').match(/[\p{L}\p{N}]{5,}/gu) ?? []);
}

function countOf(count: number): string {
  return count === 1 ? 'an article' : `${count} articles`;
}
