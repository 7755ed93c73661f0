import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '#lib/actor/actor.ts';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { countWords } from '#lib/article/count-words.ts';
import type { SessionClaims } from '#lib/auth/sign-in.server.ts';
import { sha256Hex } from '#lib/crypto/sha256.ts';
import { db } from '#lib/db.server.ts';
import type { ClaimState, Confidence, Grade, Stance } from '#prisma/generated/enums.ts';

/*
 * Rows for tests, written straight to the database: no audit events, no doorbells. Each factory makes the parents
 * that it is not given, so every test can have a newsroom of its own. `actor` is always who did it.
 */

/** Short and unique, so that parallel tests never meet on a natural key. */
function unique(): string {
  return randomUUID().slice(0, 8);
}

export type BuiltNewsroom = { id: string; slug: string; name: string };

type NewsroomOverrides = Partial<{
  slug: string;
  name: string;
  quorumCount: number;
  agreementThreshold: number;
  minEvidenceCount: number;
  objectionBlocks: boolean;
}>;

/** An empty newsroom with the default rules. */
export async function buildNewsroom(overrides: NewsroomOverrides = {}): Promise<BuiltNewsroom> {
  const slug = `newsroom-${unique()}`;
  const { id, ...row } = await db().newsroom.create({ data: { slug, name: `Newsroom ${slug}`, ...overrides } });
  return { id, slug: row.slug, name: row.name };
}

export type BuiltMember = Actor & { email: string };

type MemberOverrides = Partial<{
  newsroomId: string;
  /** An existing user, to make one person a member of two newsrooms. */
  userId: string;
  role: Role;
  name: string;
  colour: number;
  email: string;
  passwordHash: string;
}>;

/** A member (an editor by default), usable as the actor of any command. */
export async function buildMember(overrides: MemberOverrides = {}): Promise<BuiltMember> {
  const role = overrides.role ?? 'editor';
  const newsroomId = overrides.newsroomId ?? (await buildNewsroom()).id;
  const user = overrides.userId
    ? await db().user.findUniqueOrThrow({ where: { id: overrides.userId } })
    : await db().user.create({
        data: {
          email: overrides.email ?? `${role}-${unique()}@example.test`,
          passwordHash: overrides.passwordHash ?? null,
        },
      });
  const { id, name, colour } = await db().member.create({
    data: {
      newsroomId,
      userId: user.id,
      role,
      name: overrides.name ?? `${role} ${unique()}`,
      colour: overrides.colour ?? 0,
    },
  });
  return { memberId: id, userId: user.id, newsroomId, role, name, colour, email: user.email };
}

/** What the member's session carries once they signed in, a minute before it runs out. */
export function buildSession({ memberId }: Actor, overrides: Partial<SessionClaims> = {}): SessionClaims {
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  return { memberId, sessionVersion: 1, sessionId: randomUUID(), expiresAt, ...overrides };
}

export type BuiltStory = { id: string; newsroomId: string; title: string; actor: Actor };

/** An empty story, created by `actor`. */
export async function buildStory(overrides: Partial<{ actor: Actor; title: string }> = {}): Promise<BuiltStory> {
  const actor = overrides.actor ?? (await buildMember());
  const { newsroomId } = actor;
  const title = overrides.title ?? `Story ${unique()}`;
  const { id } = await db().story.create({ data: { newsroomId, title, createdById: actor.memberId } });
  return { id, newsroomId, title, actor };
}

export type BuiltArticle = {
  id: string;
  newsroomId: string;
  storyId: string;
  sourceId: string;
  revisionId: string;
  text: string;
  actor: Actor;
};

type ArticleOverrides = Partial<{
  story: BuiltStory;
  actor: Actor;
  title: string;
  text: string;
  outlet: string;
  grade: Grade;
  url: string;
  language: string;
  /** ISO 8601 date. */
  date: string;
  retelling: boolean;
}>;

/** An article with its first revision. The default text is unique, so that one story can hold many. */
export async function buildArticle(overrides: ArticleOverrides = {}): Promise<BuiltArticle> {
  const story = overrides.story ?? (await buildStory(overrides.actor ? { actor: overrides.actor } : {}));
  const actor = overrides.actor ?? story.actor;
  const { newsroomId } = story;
  const text =
    overrides.text ?? `The harbour office opened at nine.\n\n## Later\n\nReport ${unique()} came in at noon.`;
  const outlet = overrides.outlet ?? `Outlet ${unique()}`;
  const source = await db().source.upsert({
    where: { newsroomId_name: { newsroomId, name: outlet } },
    create: { newsroomId, name: outlet, grade: overrides.grade ?? 'F' },
    update: {},
  });
  const article = await db().article.create({
    data: {
      newsroomId,
      storyId: story.id,
      sourceId: source.id,
      title: overrides.title ?? `Article ${unique()}`,
      url: overrides.url ?? null,
      language: overrides.language ?? 'en',
      publishedOn: overrides.date ? new Date(overrides.date) : null,
      retelling: overrides.retelling ?? false,
      importedById: actor.memberId,
    },
  });
  const revision = await db().revision.create({
    data: {
      newsroomId,
      storyId: story.id,
      articleId: article.id,
      number: 1,
      text,
      sha256: await sha256Hex(text),
      wordCount: countWords(text),
    },
  });
  return { id: article.id, newsroomId, storyId: story.id, sourceId: source.id, revisionId: revision.id, text, actor };
}

/** A member's highlight on a passage of the article; offsets in UTF-16 code units. */
export async function buildMark(
  actor: Actor,
  { newsroomId, revisionId, text }: BuiltArticle,
  start: number,
  end: number,
): Promise<void> {
  const { exact, prefix, suffix } = describeSelection(text, start, end);
  const place = { startOffset: start, endOffset: end, exact, prefix, suffix };
  const row = { id: randomUUID(), newsroomId, revisionId, authorId: actor.memberId, note: '' };
  await db().annotation.create({ data: { ...row, ...place, kind: 'highlight' } });
}

export type BuiltClaim = {
  id: string;
  newsroomId: string;
  storyId: string;
  number: number;
  wordingId: string;
  text: string;
  actor: Actor;
};

type ClaimOverrides = Partial<{
  story: BuiltStory;
  actor: Actor;
  text: string;
  state: ClaimState;
  annotationId: string;
}>;

/** A claim with its first wording, written by `actor`. */
export async function buildClaim(overrides: ClaimOverrides = {}): Promise<BuiltClaim> {
  const story = overrides.story ?? (await buildStory(overrides.actor ? { actor: overrides.actor } : {}));
  const actor = overrides.actor ?? story.actor;
  const { newsroomId } = story;
  const text = overrides.text ?? `The harbour was closed for ${unique()} hours.`;
  const last = await db().claim.aggregate({ where: { storyId: story.id }, _max: { number: true } });
  const claim = await db().claim.create({
    data: {
      newsroomId,
      storyId: story.id,
      number: (last._max.number ?? 0) + 1,
      authorId: actor.memberId,
      state: overrides.state ?? 'gathering',
      annotationId: overrides.annotationId ?? null,
    },
  });
  const wording = await db().wording.create({
    data: { newsroomId, claimId: claim.id, number: 1, text, authorId: actor.memberId },
  });
  return { id: claim.id, newsroomId, storyId: story.id, number: claim.number, wordingId: wording.id, text, actor };
}

type EvidenceOverrides = Partial<{
  claim: BuiltClaim;
  article: BuiltArticle;
  actor: Actor;
  /** Must stand in the article's text; its first 20 characters by default. */
  quote: string;
  stance: Stance;
  origin: string;
}>;

/** A passage cited for a claim, in an article of the same story. */
export async function buildEvidence(
  overrides: EvidenceOverrides = {},
): Promise<{ id: string; claimId: string; revisionId: string }> {
  const claim = overrides.claim ?? (await buildClaim(overrides.actor ? { actor: overrides.actor } : {}));
  const actor = overrides.actor ?? claim.actor;
  const story = { id: claim.storyId, newsroomId: claim.newsroomId, title: '', actor };
  const article = overrides.article ?? (await buildArticle({ story }));
  const exact = overrides.quote ?? article.text.slice(0, 20);
  const start = article.text.indexOf(exact);
  if (start < 0) throw new Error(`buildEvidence: "${exact}" does not stand in the article`);
  const end = start + exact.length;
  const { id } = await db().evidence.create({
    data: {
      newsroomId: claim.newsroomId,
      claimId: claim.id,
      revisionId: article.revisionId,
      startOffset: start,
      endOffset: end,
      exact,
      prefix: article.text.slice(Math.max(0, start - 32), start),
      suffix: article.text.slice(end, end + 32),
      stance: overrides.stance ?? 'supports',
      origin: overrides.origin ?? '',
      addedById: actor.memberId,
    },
  });
  return { id, claimId: claim.id, revisionId: article.revisionId };
}

export type BuiltRound = { id: string; claim: BuiltClaim; actor: Actor };

/** An open round on the claim's first wording; the claim's state follows. */
export async function buildRound(
  overrides: Partial<{ claim: BuiltClaim; actor: Actor; number: 1 | 2; quorumCount: number }> = {},
): Promise<BuiltRound> {
  const claim = overrides.claim ?? (await buildClaim(overrides.actor ? { actor: overrides.actor } : {}));
  const actor = overrides.actor ?? claim.actor;
  const rule = {
    version: '1',
    quorumCount: overrides.quorumCount ?? 3,
    agreementThreshold: 0.75,
    minEvidenceCount: 1,
    objectionBlocks: true,
  };
  const { id } = await db().round.create({
    data: {
      newsroomId: claim.newsroomId,
      wordingId: claim.wordingId,
      number: overrides.number ?? 1,
      rule,
      openedById: actor.memberId,
    },
  });
  await db().claim.update({ where: { id: claim.id }, data: { state: 'voting' } });
  return { id, claim, actor };
}

type VoteOverrides = Partial<{
  round: BuiltRound;
  actor: Actor;
  rating: 1 | 2 | 3 | 4 | 5 | 6;
  confidence: Confidence;
  reason: string;
  objection: boolean;
}>;

/** One member's vote in a round; a new editor's by default. */
export async function buildVote(
  overrides: VoteOverrides = {},
): Promise<{ id: string; roundId: string; memberId: string }> {
  const round = overrides.round ?? (await buildRound());
  const newsroomId = round.claim.newsroomId;
  const actor = overrides.actor ?? (await buildMember({ newsroomId }));
  const { id } = await db().vote.create({
    data: {
      newsroomId,
      roundId: round.id,
      memberId: actor.memberId,
      rating: overrides.rating ?? 2,
      confidence: overrides.confidence ?? null,
      reason: overrides.reason ?? '',
      objection: overrides.objection ?? false,
    },
  });
  return { id, roundId: round.id, memberId: actor.memberId };
}
