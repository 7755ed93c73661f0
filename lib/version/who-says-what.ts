import type { SnapshotClaim, SnapshotEvidence } from './snapshot.ts';

type Stance = SnapshotEvidence['stance'];

/** One article that the version cites. */
export type CitedArticle = Pick<SnapshotEvidence, 'revisionSha256' | 'outlet' | 'grade' | 'title' | 'publishedOn'>;

/** What each article says about each claim: `cells[row][column]` holds a stance once for each cited passage. */
export type WhoSaysWhat = {
  articles: CitedArticle[];
  rows: { claim: SnapshotClaim; cells: Stance[][] }[];
};

/** "Said by The Post and 3 more; contradicted by Port Radio." Outlets in the order of the evidence; empty where none takes a side. */
export function nameSides(evidence: readonly Pick<SnapshotEvidence, 'stance' | 'outlet'>[]): string {
  const sides = [
    { words: 'Said by', outlets: listOutlets(evidence, 'supports') },
    { words: 'contradicted by', outlets: listOutlets(evidence, 'contradicts') },
  ].filter(({ outlets }) => outlets.length > 0);
  const text = sides.map(({ words, outlets }) => `${words} ${nameOutlets(outlets)}`).join('; ');
  return text && `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

function listOutlets(evidence: readonly Pick<SnapshotEvidence, 'stance' | 'outlet'>[], side: Stance): string[] {
  return [...new Set(evidence.filter(({ stance }) => stance === side).map(({ outlet }) => outlet))];
}

/** At most two are named. */
function nameOutlets(outlets: readonly string[]): string {
  if (outlets.length <= 2) return outlets.join(' and ');
  return `${outlets[0]} and ${outlets.length - 1} more`;
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
