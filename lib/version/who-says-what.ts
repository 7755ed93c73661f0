import type { SnapshotClaim, SnapshotEvidence } from './snapshot.ts';

type Stance = SnapshotEvidence['stance'];

/** One article that the version cites. */
export type CitedArticle = Pick<SnapshotEvidence, 'revisionSha256' | 'outlet' | 'grade' | 'title' | 'publishedOn'>;

/** What each article says about each claim: `cells[row][column]` holds a stance once for each cited passage. */
export type WhoSaysWhat = {
  articles: CitedArticle[];
  rows: { claim: SnapshotClaim; cells: Stance[][] }[];
};

/** Outlets on one side of a claim: `words` lead to the names, `moreCount` are not named. */
export type NamedSide = { words: 'said by' | 'contradicted by'; outlets: string[]; moreCount: number };

/** Who says so and who says otherwise, as "said by The Post and 3 more": outlets in the order of the evidence, sides without one left out. */
export function nameSides(evidence: readonly Pick<SnapshotEvidence, 'stance' | 'outlet'>[]): NamedSide[] {
  return [
    nameOutlets('said by', listOutlets(evidence, 'supports')),
    nameOutlets('contradicted by', listOutlets(evidence, 'contradicts')),
  ].filter(({ outlets }) => outlets.length > 0);
}

function listOutlets(evidence: readonly Pick<SnapshotEvidence, 'stance' | 'outlet'>[], side: Stance): string[] {
  return [...new Set(evidence.filter(({ stance }) => stance === side).map(({ outlet }) => outlet))];
}

/** At most two are named. */
function nameOutlets(words: NamedSide['words'], outlets: readonly string[]): NamedSide {
  const namedCount = outlets.length > 2 ? 1 : 2;
  return { words, outlets: outlets.slice(0, namedCount), moreCount: Math.max(0, outlets.length - namedCount) };
}

const ORDER: readonly Stance[] = ['supports', 'contradicts', 'context'];

/** The matrix of a version: claims in the order of the sheet, articles from the most cited to the least. */
export function tabulateEvidence(claims: readonly SnapshotClaim[]): WhoSaysWhat {
  const byArticle = Map.groupBy(
    claims.flatMap(({ evidence }) => evidence),
    ({ revisionSha256, outlet }) => `${revisionSha256} ${outlet}`,
  );
  const articles = [...byArticle.values()]
    .flatMap((passages) => passages.slice(0, 1).map((passage) => ({ passage, count: passages.length })))
    .sort((a, b) => b.count - a.count || a.passage.outlet.localeCompare(b.passage.outlet, 'en'))
    .map(({ passage }) => passage);
  return {
    articles,
    rows: claims.map((claim) => ({
      claim,
      cells: articles.map((article) =>
        claim.evidence
          .filter((one) => one.revisionSha256 === article.revisionSha256 && one.outlet === article.outlet)
          .map(({ stance }) => stance)
          .sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)),
      ),
    })),
  };
}
