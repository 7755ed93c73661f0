import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/actor/actor.ts';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { countWords } from '#lib/article/count-words.ts';
import { CLAIM_STATES, type ClaimState } from '#lib/claim/transitions.ts';
import { sha256Hex } from '#lib/crypto/sha256.ts';
import { db } from '#lib/db.server.ts';
import { decideConsensus } from '#lib/gate/gate.ts';
import { DEFAULT_RULE } from '#lib/gate/rule.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { Stance } from '#prisma/generated/enums.ts';

/*
 * The rows of a large newsroom, written straight to the database: no events, no doorbells. The same counts give rows of the same
 * shape and length.
 */

const BATCH_COUNT = 2_000;
const PASSAGE_COUNT = 3;
const STANCES: readonly Stance[] = ['supports', 'supports', 'contradicts', 'supports', 'context'];
const ORIGINS = ['', 'The port authority', '', 'A spokesman of the ministry', ''];
const RATINGS = [1, 1, 2] as const;
const PARAGRAPH_COUNT = 12;

/** A team that votes: three of `voters` vote on each claim that is beyond the first steps. */
export type Team = { newsroomId: string; editor: Actor; voters: readonly Actor[]; reviewer: Actor };

export type ScaledArticle = { id: string; revisionId: string; text: string };
export type ScaledStory = { id: string; articles: ScaledArticle[]; claimIds: string[] };

/** A story with as many articles and claims; each claim is cited three times, by articles in turn. Claims are in all states, or in one. */
export async function insertStory(
  team: Team,
  title: string,
  counts: { articles: number; claims: number },
  state?: ClaimState,
): Promise<ScaledStory> {
  const { newsroomId, editor } = team;
  const { id } = await db().story.create({ data: { newsroomId, title, createdById: editor.memberId } });
  const articles = await insertArticles(team, id, counts.articles);
  const claimIds = await insertClaims(team, id, articles, counts.claims, state);
  return { id, articles, claimIds };
}

/** Empty stories. */
export async function insertStories({ newsroomId, editor }: Team, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => {
    return { newsroomId, title: `What happened on the quay on day ${index + 1}`, createdById: editor.memberId };
  });
  await inBatches(rows, (data) => db().story.createMany({ data }));
}

/** Further events of the log, with hashes that are none. */
export async function insertEvents({ newsroomId, editor }: Team, count: number): Promise<void> {
  await db().$executeRaw`
    INSERT INTO audit_event (newsroom_id, seq, at, actor, type, payload, prev_hash, hash)
    SELECT ${newsroomId}::uuid, seq, now() - (${count} - seq) * interval '1 minute', ${editor.memberId}, 'claim.assigned',
      jsonb_build_object('claimId', gen_random_uuid(), 'memberId', ${editor.memberId}::text), md5(seq::text), md5((seq + 1)::text)
    FROM generate_series((SELECT coalesce(max(seq), 0) + 1 FROM audit_event WHERE newsroom_id = ${newsroomId}::uuid), ${count}::int) seq`;
}

async function insertArticles({ newsroomId, editor }: Team, storyId: string, count: number): Promise<ScaledArticle[]> {
  const sources = await Promise.all(
    Array.from({ length: Math.min(count, 40) }, (_, index) => {
      const name = `The Harbour Gazette no. ${index + 1}`;
      const row = { newsroomId, name, grade: 'BCD'[index % 3] as 'B' | 'C' | 'D' };
      return db().source.upsert({ where: { newsroomId_name: { newsroomId, name } }, create: row, update: {} });
    }),
  );
  const articles = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    revisionId: randomUUID(),
    text: writeText(index),
    sourceId: sources[index % sources.length]?.id ?? '',
    title: `The harbour was closed for a day, says report ${index + 1} of the quay`,
    publishedOn: new Date(Date.UTC(2026, 0, 1 + (index % 300))),
  }));
  await inBatches(articles, (batch) =>
    db().article.createMany({
      data: batch.map(({ id, sourceId, title, publishedOn }) => {
        return { id, newsroomId, storyId, sourceId, title, publishedOn, importedById: editor.memberId };
      }),
    }),
  );
  const hashes = await Promise.all(articles.map(({ text }) => sha256Hex(text)));
  const revisions = articles.map(({ id, revisionId, text }, index) => {
    const sha256 = hashes[index] ?? '';
    return { id: revisionId, newsroomId, storyId, articleId: id, number: 1, text, sha256, wordCount: countWords(text) };
  });
  await inBatches(revisions, (data) => db().revision.createMany({ data }));
  return articles;
}

/** About 800 words. */
function writeText(index: number): string {
  const sentence = (at: number) =>
    `On day ${at + 1} the harbour office said that ${index + at} ships waited outside the breakwater for a pilot and a berth.`;
  return Array.from({ length: PARAGRAPH_COUNT }, (_, at) =>
    [0, 1, 2].map((line) => sentence(at * 3 + line)).join(' '),
  ).join('\n\n');
}

type ClaimRows = {
  claims: Prisma.ClaimCreateManyInput[];
  wordings: Prisma.WordingCreateManyInput[];
  evidence: Prisma.EvidenceCreateManyInput[];
  rounds: Prisma.RoundCreateManyInput[];
  votes: Prisma.VoteCreateManyInput[];
  reviews: Prisma.ReviewCreateManyInput[];
};

async function insertClaims(
  team: Team,
  storyId: string,
  articles: readonly ScaledArticle[],
  count: number,
  state?: ClaimState,
): Promise<string[]> {
  const rows: ClaimRows = { claims: [], wordings: [], evidence: [], rounds: [], votes: [], reviews: [] };
  const ids = Array.from({ length: count }, (_, index) =>
    addClaim(rows, team, storyId, articles, index, state ?? CLAIM_STATES[index % CLAIM_STATES.length] ?? 'gathering'),
  );
  await inBatches(rows.claims, (data) => db().claim.createMany({ data }));
  await inBatches(rows.wordings, (data) => db().wording.createMany({ data }));
  await inBatches(rows.evidence, (data) => db().evidence.createMany({ data }));
  await inBatches(rows.rounds, (data) => db().round.createMany({ data }));
  await inBatches(rows.votes, (data) => db().vote.createMany({ data }));
  await inBatches(rows.reviews, (data) => db().review.createMany({ data }));
  return ids;
}

function addClaim(
  rows: ClaimRows,
  team: Team,
  storyId: string,
  articles: readonly ScaledArticle[],
  index: number,
  state: ClaimState,
): string {
  const { newsroomId, editor, reviewer } = team;
  const [claimId, wordingId] = [randomUUID(), randomUUID()];
  const authorId = editor.memberId;
  rows.claims.push({ id: claimId, newsroomId, storyId, number: index + 1, authorId, state, version: 3 });
  const text = `On day ${index + 1} the harbour was closed to ships of more than ${index + 200} metres for the whole day.`;
  rows.wordings.push({ id: wordingId, newsroomId, claimId, number: 1, text, authorId });
  for (let nth = 0; nth < PASSAGE_COUNT; nth++) addPassage(rows, team, claimId, articles, index * PASSAGE_COUNT + nth);
  if (state === 'gathering') return claimId;
  addRound(rows, team, wordingId, state);
  if (state === 'approved' || state === 'rejected' || state === 'changes_requested') {
    const reason = 'The second passage speaks of another day.';
    const decision = { reviewerId: reviewer.memberId, decision: state, reason, claimVersion: 2 };
    rows.reviews.push({ newsroomId, claimId, wordingId, ...decision });
  }
  return claimId;
}

function addPassage(
  rows: ClaimRows,
  team: Team,
  claimId: string,
  articles: readonly ScaledArticle[],
  nth: number,
): void {
  const article = articles[nth % articles.length];
  if (!article) return;
  const { newsroomId, editor } = team;
  const paragraph = Math.floor(nth / articles.length) % PARAGRAPH_COUNT;
  const start = article.text.split('\n\n').slice(0, paragraph).join('\n\n').length + (paragraph > 0 ? 2 : 0);
  const end = article.text.indexOf('.', start) + 1;
  const { exact, prefix, suffix } = describeSelection(article.text, start, end);
  const place = { revisionId: article.revisionId, startOffset: start, endOffset: end, exact, prefix, suffix };
  const stance = STANCES[nth % STANCES.length] ?? 'supports';
  const origin = ORIGINS[nth % ORIGINS.length] ?? '';
  rows.evidence.push({ newsroomId, claimId, ...place, stance, origin, addedById: editor.memberId });
}

function addRound(rows: ClaimRows, { newsroomId, voters, reviewer }: Team, wordingId: string, state: ClaimState): void {
  const id = randomUUID();
  const openedById = voters[0]?.memberId ?? reviewer.memberId;
  const ratings = state === 'voting' ? RATINGS.slice(0, 2) : RATINGS;
  const votes = ratings.map((rating) => ({ rating, openObjection: false }));
  const outcome = decideConsensus({
    votes,
    rule: DEFAULT_RULE,
    evidenceCount: PASSAGE_COUNT,
    originCount: 2,
    support: { originCount: 2, bestGrade: null },
  });
  const closed = state === 'voting' ? {} : { closedAt: new Date(), closedById: reviewer.memberId, outcome };
  rows.rounds.push({ id, newsroomId, wordingId, number: 1, rule: DEFAULT_RULE, openedById, ...closed });
  for (const [index, rating] of ratings.entries()) {
    const memberId = voters[index]?.memberId;
    if (memberId) rows.votes.push({ newsroomId, roundId: id, memberId, rating });
  }
}

async function inBatches<T>(rows: readonly T[], write: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH_COUNT) await write(rows.slice(at, at + BATCH_COUNT));
}
