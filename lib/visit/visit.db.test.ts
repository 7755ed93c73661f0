import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { type BuiltMember, buildArticle, buildClaim, buildMember, buildStory } from '#seeds/factories.server.ts';
import { countWaiting } from './count-waiting.server.ts';
import { listDecisions } from './list-decisions.server.ts';
import { listUnread } from './list-unread.server.ts';
import { recordVisit } from './record-visit.server.ts';

async function buildTeam() {
  const author = await buildMember({ name: 'Ana' });
  const { newsroomId } = author;
  const reviewer = await buildMember({ newsroomId, role: 'reviewer', name: 'Dov' });
  return { author, reviewer, story: await buildStory({ actor: author }) };
}

function annotate({ newsroomId, memberId }: BuiltMember, revisionId: string) {
  const passage = { startOffset: 0, endOffset: 3, exact: 'The', prefix: '', suffix: '' };
  const data = { id: crypto.randomUUID(), newsroomId, revisionId, authorId: memberId, kind: 'note' as const, note: '' };
  return db().annotation.create({ data: { ...data, ...passage } });
}

test('[R25] an article is new until it was opened; then what others annotate is unread until the next visit', async () => {
  const { author, reviewer, story } = await buildTeam();
  const { id, revisionId } = await buildArticle({ story });
  const unreadOf = async (member: BuiltMember) => (await listUnread(member, story.id))[id];
  expect([await unreadOf(author), await unreadOf(reviewer)]).toMatchObject([{ isNew: false }, { isNew: true }]);
  await recordVisit(reviewer, { place: `article:${id}` });
  await annotate(author, revisionId);
  await annotate(reviewer, revisionId);
  expect(await unreadOf(reviewer)).toEqual({ isNew: false, annotationCount: 1 });
  await recordVisit(reviewer, { place: `article:${id}` });
  expect(await unreadOf(reviewer)).toEqual({ isNew: false, annotationCount: 0 });
});

test('[R25] another newsroom’s article is not there to visit', async () => {
  const { story } = await buildTeam();
  const { id } = await buildArticle({ story });
  const stranger = await buildMember();
  const thrown = await recordVisit(stranger, { place: `article:${id}` }).catch((error: unknown) => error);
  expect(thrown).toMatchObject({ code: 'NOT_FOUND' });
});

test('[W21] an approval reaches the claim’s author until they looked, and nobody else', async () => {
  const { author, reviewer, story } = await buildTeam();
  const claim = await buildClaim({ story, state: 'in_review' });
  expect(await countWaiting(reviewer)).toMatchObject({ reviewCount: 1 });
  expect(await countWaiting(author)).toMatchObject({ reviewCount: 0, decisionCount: 0 });
  const before = await countWaiting(reviewer);
  const { newsroomId, memberId: reviewerId } = reviewer;
  const wording = await db().wording.findFirstOrThrow({ where: { claimId: claim.id } });
  const decided = { newsroomId, claimId: claim.id, wordingId: wording.id, reviewerId, claimVersion: 1 };
  await db().review.create({ data: { ...decided, decision: 'approved', reason: 'Two logs agree.' } });
  await db().claim.update({ where: { id: claim.id }, data: { state: 'approved' } });
  expect(await countWaiting(author)).toMatchObject({ decisionCount: 1 });
  const after = await countWaiting(reviewer);
  expect(after).toMatchObject({ decisionCount: 0, reviewCount: 0 });
  expect(after.queueSign).not.toBe(before.queueSign);
  const told = { decision: 'approved', reason: 'Two logs agree.', reviewerName: 'Dov', claimId: claim.id };
  expect(await listDecisions(author)).toMatchObject([{ ...told, isNew: true }]);
  await recordVisit(author, { place: 'decisions' });
  expect(await listDecisions(author)).toMatchObject([{ ...told, isNew: false }]);
  expect(await countWaiting(author)).toMatchObject({ decisionCount: 0 });
  expect(await listDecisions(reviewer)).toEqual([]);
});
