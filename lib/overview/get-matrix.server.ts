import type { Actor } from '#lib/actor/actor.ts';
import type { Counted } from '#lib/claim/claim-record.ts';
import { db } from '#lib/db.server.ts';
import { getStoryTitle } from '#lib/story/get-story-title.server.ts';
import { hasWords } from './arrange-claims.ts';
import { countSides } from './claim-summary.ts';
import { getStoryAlpha } from './get-story-alpha.server.ts';
import {
  buildRow,
  compareDisagreement,
  MATRIX_FIRST,
  type MatrixArticle,
  type MatrixPart,
  type MatrixPassage,
  type MatrixRow,
  type MatrixView,
} from './matrix.ts';
import type { WholeMatrix } from './matrix-csv.ts';

/** Which part of a matrix is asked for: claims that have all the words, and a range of rows and of columns. */
export type MatrixRequest = {
  readonly storyId: string;
  readonly words: string;
  readonly rowsFrom: number;
  readonly rowCount: number;
  readonly articlesFrom: number;
  readonly articleCount: number;
};

type Key = Omit<MatrixRow, 'sides' | 'cells'> & { author: { name: string } };
type Cited = Counted & { articleId: string; claimId: string };

/** The story's matrix as its page begins. @throws AppError NOT_FOUND for another newsroom's story, or none. */
export async function getMatrix(actor: Actor, storyId: string, words = ''): Promise<MatrixView> {
  const title = await getStoryTitle(actor, storyId);
  const { rows: rowCount, articles: articleCount } = MATRIX_FIRST;
  const [part, alpha] = await Promise.all([
    readPart(actor, { storyId, words, rowsFrom: 0, rowCount, articlesFrom: 0, articleCount }),
    getStoryAlpha(actor, storyId),
  ]);
  return { storyId, title, part, alpha };
}

/** A part of the story's matrix. @throws AppError NOT_FOUND for another newsroom's story, or none. */
export async function getMatrixPart(actor: Actor, request: MatrixRequest): Promise<MatrixPart> {
  await getStoryTitle(actor, request.storyId);
  return readPart(actor, request);
}

/** What a cell's passages say, in the order in which they were linked. @throws AppError NOT_FOUND for another newsroom's story, or none. */
export async function listMatrixPassages(
  actor: Actor,
  { storyId, claimId, articleId }: { storyId: string; claimId: string; articleId: string },
): Promise<MatrixPassage[]> {
  await getStoryTitle(actor, storyId);
  const rows = await db().evidence.findMany({
    where: { newsroomId: actor.newsroomId, claimId, removedAt: null, claim: { storyId }, revision: { articleId } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, stance: true, exact: true, startOffset: true, endOffset: true },
  });
  return rows.map(({ id, stance, exact, startOffset, endOffset }) => {
    return { evidenceId: id, stance, quote: exact, start: startOffset, end: endOffset };
  });
}

/** The whole matrix with every passage, for a file. @throws AppError NOT_FOUND for another newsroom's story, or none. */
export async function getWholeMatrix(actor: Actor, storyId: string): Promise<WholeMatrix> {
  await getStoryTitle(actor, storyId);
  const [keys, articles] = await Promise.all([listKeys(actor, storyId), listArticles(actor, storyId)]);
  const cited = await listCited(actor, keys);
  const rows = keys.toSorted(compareDisagreement).map(({ claimId, number, text }) => {
    const evidence = cited.get(claimId) ?? [];
    return { number, text, sides: countSides(evidence), passages: Map.groupBy(evidence, ({ articleId }) => articleId) };
  });
  return { articles, rows };
}

async function readPart(actor: Actor, request: MatrixRequest): Promise<MatrixPart> {
  const { storyId, words, rowsFrom, rowCount, articlesFrom, articleCount } = request;
  const [keys, articles, allArticles] = await Promise.all([
    listKeys(actor, storyId),
    listArticles(actor, storyId, { skip: articlesFrom, take: articleCount }),
    db().article.count({ where: { newsroomId: actor.newsroomId, storyId } }),
  ]);
  const shown = keys.filter((key) => hasWords(key, words)).sort(compareDisagreement);
  const asked = shown.slice(rowsFrom, rowsFrom + rowCount);
  const cited = await listCited(actor, asked);
  const rows = asked.map(({ author: _, ...key }) => buildRow(key, cited.get(key.claimId) ?? []));
  return {
    totalCount: keys.length,
    rowCount: shown.length,
    articleCount: allArticles,
    ...{ rowsFrom, rows, articlesFrom, articles },
  };
}

/** All the story's claims with how far its articles are divided on each. */
function listKeys({ newsroomId }: Actor, storyId: string): Promise<Key[]> {
  return db().$queryRaw<Key[]>`
    SELECT c.id AS "claimId", c.number, w.text, json_build_object('name', m.name) AS author,
      json_build_object('supporting', d.supporting, 'against', d.against) AS disagreement
    FROM claim c
    JOIN member m ON m.id = c.author_id
    JOIN LATERAL (SELECT w.text FROM wording w WHERE w.claim_id = c.id ORDER BY w.number DESC LIMIT 1) w ON true
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT r.article_id) FILTER (WHERE e.stance = 'supports') AS supporting,
        count(DISTINCT r.article_id) FILTER (WHERE e.stance = 'contradicts') AS against
      FROM evidence e JOIN revision r ON r.id = e.revision_id
      WHERE e.newsroom_id = c.newsroom_id AND e.claim_id = c.id AND e.removed_at IS NULL
    ) d
    WHERE c.newsroom_id = ${newsroomId}::uuid AND c.story_id = ${storyId}::uuid AND c.merged_into_id IS NULL
    ORDER BY c.number`;
}

/** In order of publication, undated ones last, as on the story's page. */
async function listArticles(
  { newsroomId }: Actor,
  storyId: string,
  range: { skip?: number; take?: number } = {},
): Promise<MatrixArticle[]> {
  const articles = await db().article.findMany({
    where: { newsroomId, storyId },
    orderBy: [{ publishedOn: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true, source: { select: { name: true } } },
    ...range,
  });
  return articles.map(({ id, title, source }) => ({ id, title, outlet: source.name }));
}

/** The passages of these claims by the claim's id, in the order in which they were linked. */
async function listCited(
  { newsroomId }: Actor,
  keys: readonly Pick<Key, 'claimId'>[],
): Promise<Map<string, (Cited & { quote: string })[]>> {
  const claimIds = keys.map(({ claimId }) => claimId);
  const rows = await db().$queryRaw<(Cited & { quote: string })[]>`
    SELECT e.claim_id AS "claimId", r.article_id AS "articleId", o.name AS outlet, o.grade::text AS grade,
      e.stance::text AS stance, e.origin, r.sha256 AS "revisionSha256", e.exact AS quote
    FROM evidence e
    JOIN revision r ON r.id = e.revision_id
    JOIN article a ON a.id = r.article_id
    JOIN source o ON o.id = a.source_id
    WHERE e.newsroom_id = ${newsroomId}::uuid AND e.claim_id = ANY (${claimIds}::uuid[]) AND e.removed_at IS NULL
    ORDER BY e.created_at, e.id`;
  return Map.groupBy(rows, ({ claimId }) => claimId);
}
