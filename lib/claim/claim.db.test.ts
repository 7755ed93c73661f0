import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ROLES } from '#lib/actor/actor.ts';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { db } from '#lib/db.server.ts';
import { getMatrix } from '#lib/overview/get-matrix.server.ts';
import { listClaims } from '#lib/overview/list-claims.server.ts';
import { isContradicted } from '#lib/overview/matrix.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import {
  type BuiltArticle,
  buildArticle,
  buildClaim,
  buildEvidence,
  buildMember,
  buildRound,
  buildStory,
  buildVote,
} from '#seeds/factories.server.ts';
import { getClaim } from './get-claim.server.ts';
import { linkEvidence } from './link-evidence.server.ts';
import { listEvidenceForRevision } from './list-evidence-for-revision.server.ts';
import { makeClaim } from './make-claim.server.ts';
import { removeEvidence } from './remove-evidence.server.ts';
import { rewordClaim } from './reword-claim.server.ts';

const thrown = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

async function buildAnnotation({ newsroomId, revisionId, actor, text }: BuiltArticle): Promise<string> {
  const id = randomUUID();
  const place = { startOffset: 0, endOffset: 5, exact: text.slice(0, 5), prefix: '', suffix: text.slice(5, 9) };
  const row = { id, newsroomId, revisionId, authorId: actor.memberId, kind: 'highlight' as const, note: '' };
  await db().annotation.create({ data: { ...row, ...place } });
  return id;
}

async function listActions(newsroomId: string): Promise<string[]> {
  const events = await db().auditEvent.findMany({ where: { newsroomId }, orderBy: { seq: 'asc' } });
  return events.map(({ type }) => type);
}

describe('making a claim', () => {
  test('[C1] from a passage: a first wording, a first evidence and their audit events', async () => {
    const article = await buildArticle();
    const selector = describeSelection(article.text, 4, 18);
    const made = await makeClaim(article.actor, {
      storyId: article.storyId,
      text: '  The harbour office\nopened. ',
      revisionId: article.revisionId,
      selector,
      origin: 'The ministry',
    });
    const claim = await getClaim(article.actor, made.claimId);
    expect(claim).toMatchObject({
      number: 1,
      state: 'gathering',
      wording: { number: 1, text: 'The harbour office opened.' },
    });
    expect(claim.evidence).toMatchObject([
      { id: made.evidenceId, stance: 'supports', origin: 'The ministry', selector },
    ]);
    expect(await listActions(article.newsroomId)).toEqual(['claim.created', 'evidence.linked']);
  });

  test('[C1] many at once are numbered from 1 without a gap', async () => {
    const story = await buildStory();
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, index) => makeClaim(story.actor, { storyId: story.id, text: `Claim ${index}` })),
    );
    expect(made.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test.each([
    { says: 'no words', text: ' \n ', message: /needs words/ },
    { says: 'too many words', text: 'x'.repeat(501), message: /at most 500 characters/ },
  ])('[C2] $says is refused in a sentence and changes nothing', async ({ text, message }) => {
    const story = await buildStory();
    expect(await thrown(makeClaim(story.actor, { storyId: story.id, text }))).toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(message),
    });
    expect(await db().claim.count({ where: { storyId: story.id } })).toBe(0);
  });

  test('[C3] a passage that does not stand in the article takes the whole claim back', async () => {
    const article = await buildArticle();
    const selector = { ...describeSelection(article.text, 0, 5), exact: 'Other' };
    const input = { storyId: article.storyId, text: 'A claim.', revisionId: article.revisionId, selector };
    expect(await thrown(makeClaim(article.actor, input))).toMatchObject({ code: 'INVALID' });
    expect(await db().claim.count({ where: { storyId: article.storyId } })).toBe(0);
    expect(await listActions(article.newsroomId)).toEqual([]);
  });
});

test('[M1] an annotation that a claim is made from is one of its story; another is not there, whosever it is', async () => {
  const story = await buildStory();
  const [here, elsewhere] = [await buildArticle({ story }), await buildArticle({ actor: story.actor })];
  const foreign = await buildArticle();
  for (const article of [elsewhere, foreign]) {
    const annotationId = await buildAnnotation(article);
    const error = await thrown(makeClaim(story.actor, { storyId: story.id, text: 'A claim.', annotationId }));
    expect(error).toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(await db().claim.count({ where: { storyId: story.id } })).toBe(0);
  const annotationId = await buildAnnotation(here);
  const { claimId } = await makeClaim(story.actor, { storyId: story.id, text: 'A claim.', annotationId });
  expect(await db().claim.findUnique({ where: { id: claimId } })).toMatchObject({ annotationId });
});

describe('evidence', () => {
  test('[C3] must lie in the text of an article of the same story, and is cited once', async () => {
    const claim = await buildClaim();
    const article = await buildArticle({
      story: { id: claim.storyId, newsroomId: claim.newsroomId, title: '', actor: claim.actor },
    });
    const elsewhere = await buildArticle({ actor: claim.actor });
    const selector = describeSelection(article.text, 0, 10);
    const input = { claimId: claim.id, revisionId: article.revisionId, selector, stance: 'contradicts' as const };
    const outside = { ...selector, start: 0, end: article.text.length + 5 };
    expect(await thrown(linkEvidence(claim.actor, { ...input, selector: outside }))).toMatchObject({ code: 'INVALID' });
    expect(await thrown(linkEvidence(claim.actor, { ...input, revisionId: elsewhere.revisionId }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    await linkEvidence(claim.actor, input);
    expect(await thrown(linkEvidence(claim.actor, input))).toMatchObject({ code: 'CONFLICT' });
    expect(await listEvidenceForRevision(claim.actor, article.revisionId)).toMatchObject([
      { claimId: claim.id, claimNumber: 1, stance: 'contradicts', selector },
    ]);
  });

  test('[C4] taken off, it stays stored; the claim’s version grows each time', async () => {
    const evidence = await buildEvidence();
    const { claim } = await db().evidence.findUniqueOrThrow({ where: { id: evidence.id }, include: { claim: true } });
    const actor = await buildMember({ newsroomId: claim.newsroomId });
    await removeEvidence(actor, { evidenceId: evidence.id });
    expect((await getClaim(actor, claim.id)).evidence).toEqual([]);
    expect((await getClaim(actor, claim.id)).version).toBe(claim.version + 1);
    expect(await db().evidence.count({ where: { id: evidence.id } })).toBe(1);
    expect(await thrown(removeEvidence(actor, { evidenceId: evidence.id }))).toMatchObject({ code: 'CONFLICT' });
  });

  test.each(['approved', 'rejected'] as const)('[C4] of a claim that is %s stays as it was reviewed', async (state) => {
    const claim = await buildClaim({ state });
    const evidence = await buildEvidence({ claim });
    expect(await thrown(removeEvidence(claim.actor, { evidenceId: evidence.id }))).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('a new wording', () => {
  test('[C7] starts voting over; the votes of an open round stay sealed, those of a closed one readable', async () => {
    const claim = await buildClaim();
    const round = await buildRound({ claim });
    const voter = await buildMember({ newsroomId: claim.newsroomId });
    await buildVote({ round, actor: voter, rating: 5, reason: 'sealed reason' });
    await rewordClaim(claim.actor, { claimId: claim.id, text: 'Other words.', wordingNumber: 1 });
    const view = await getClaim(claim.actor, claim.id);
    expect(view).toMatchObject({ state: 'gathering', wording: { number: 2, text: 'Other words.', rounds: [] } });
    expect(view.pastWordings).toMatchObject([
      { number: 1, text: claim.text, rounds: [{ status: 'abandoned', votedCount: 1 }] },
    ]);
    expect(JSON.stringify(view)).not.toContain('sealed reason');
    const ballot = { claimId: claim.id, wordingNumber: 1, roundNumber: 1 as const, rating: 1 };
    expect(await thrown(castVote(voter, ballot))).toMatchObject({ code: 'STALE' });
    expect(await listActions(claim.newsroomId)).toEqual(['round.closed', 'claim.reworded']);
  });

  test('[C7] of two at once one holds', async () => {
    const claim = await buildClaim();
    const texts = ['First words.', 'Second words.'];
    const outcomes = await Promise.all(
      texts.map((text) => thrown(rewordClaim(claim.actor, { claimId: claim.id, text, wordingNumber: 1 }))),
    );
    expect(outcomes.filter((error) => error === null)).toHaveLength(1);
    expect(outcomes.find((error) => error !== null)).toMatchObject({ code: 'STALE' });
  });

  test('[C7] an approved claim is not reworded before it is opened again', async () => {
    const claim = await buildClaim({ state: 'approved' });
    const error = await thrown(rewordClaim(claim.actor, { claimId: claim.id, text: 'Other.', wordingNumber: 1 }));
    expect(error).toMatchObject({ code: 'CONFLICT' });
  });
});

test('[C8] the matrix shows what each article says, contradictions first', async () => {
  const story = await buildStory();
  const [first, second] = [
    await buildArticle({ story, date: '2026-01-01' }),
    await buildArticle({ story, date: '2026-01-02' }),
  ];
  const [agreed, disputed] = [await buildClaim({ story }), await buildClaim({ story })];
  await buildEvidence({ claim: agreed, article: first });
  await buildEvidence({ claim: disputed, article: first });
  await buildEvidence({ claim: disputed, article: second, stance: 'contradicts' });
  const { part, alpha } = await getMatrix(story.actor, story.id);
  const { rows, articles } = part;
  expect(articles.map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(rows.map((row) => [row.number, isContradicted(row)])).toEqual([
    [2, true],
    [1, false],
  ]);
  expect(rows[0]?.cells.map(({ articleId, stances }) => [articleId, ...stances.map(({ stance }) => stance)])).toEqual([
    [first.id, 'supports'],
    [second.id, 'contradicts'],
  ]);
  expect(alpha.kind).toBe('too few');
});

test('[C9] another newsroom’s member finds nothing, by any read or command', async () => {
  const evidence = await buildEvidence();
  const claim = await db().claim.findUniqueOrThrow({ where: { id: evidence.claimId } });
  const revision = await db().revision.findUniqueOrThrow({ where: { id: evidence.revisionId } });
  const stranger = await buildMember({ role: 'admin' });
  const link = {
    claimId: claim.id,
    revisionId: revision.id,
    selector: describeSelection(revision.text, 2, 9),
    stance: 'context' as const,
  };
  const attempts = [
    () => getClaim(stranger, claim.id),
    () => getClaim(stranger, 'no-id'),
    () => listClaims(stranger, claim.storyId),
    () => getMatrix(stranger, claim.storyId),
    () => makeClaim(stranger, { storyId: claim.storyId, text: 'Mine.' }),
    () => linkEvidence(stranger, link),
    () => removeEvidence(stranger, { evidenceId: evidence.id }),
    () => rewordClaim(stranger, { claimId: claim.id, text: 'Mine.', wordingNumber: 1 }),
  ];
  for (const attempt of attempts) expect(await thrown(attempt())).toMatchObject({ code: 'NOT_FOUND' });
  expect(await listEvidenceForRevision(stranger, revision.id)).toEqual([]);
});

test.each(ROLES)('[C10] %s: only an observer may not change claims', async (role) => {
  const evidence = await buildEvidence();
  const claim = await db().claim.findUniqueOrThrow({ where: { id: evidence.claimId } });
  const actor = await buildMember({ newsroomId: claim.newsroomId, role });
  const outcomes = [
    await thrown(makeClaim(actor, { storyId: claim.storyId, text: 'A claim.' })),
    await thrown(rewordClaim(actor, { claimId: claim.id, text: 'Other words.', wordingNumber: 1 })),
    await thrown(removeEvidence(actor, { evidenceId: evidence.id })),
  ];
  for (const outcome of outcomes) {
    if (role === 'observer') expect(outcome).toMatchObject({ code: 'FORBIDDEN' });
    else expect(outcome).toBeNull();
  }
});
