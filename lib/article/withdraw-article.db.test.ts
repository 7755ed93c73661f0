import { expect, test } from 'vitest';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { linkEvidence } from '#lib/claim/link-evidence.server.ts';
import { db } from '#lib/db.server.ts';
import { buildArticle, buildClaim, buildStory } from '#seeds/factories.server.ts';
import { getRevision } from './get-revision.server.ts';
import { reinstateArticle, withdrawArticle } from './withdraw-article.server.ts';

test('[R24] a withdrawn article is kept with the reason, what cites it is marked, and nothing more is cited until it is reinstated', async () => {
  const story = await buildStory();
  const { actor } = story;
  const article = await buildArticle({ story });
  const claim = await buildClaim({ story });
  const { id: articleId, revisionId, text } = article;
  const link = (start: number, end: number) =>
    linkEvidence(actor, {
      claimId: claim.id,
      revisionId,
      selector: describeSelection(text, start, end),
      stance: 'supports',
    });
  const readWithdrawn = async () => (await getClaim(actor, claim.id)).evidence.map(({ withdrawn }) => withdrawn);
  await link(0, 3);
  expect(await readWithdrawn()).toEqual([false]);

  await withdrawArticle(actor, { articleId, reason: ' The outlet took it back. ' });
  await withdrawArticle(actor, { articleId, reason: 'Again.' });
  expect(await getRevision(actor, { storyId: story.id, articleId })).toMatchObject({
    withdrawnReason: 'The outlet took it back.',
    text,
  });
  expect(await readWithdrawn()).toEqual([true]);
  await expect(link(4, 11)).rejects.toMatchObject({ code: 'CONFLICT', id: 'article.withdrawn' });

  await reinstateArticle(actor, { articleId });
  await reinstateArticle(actor, { articleId });
  expect(await readWithdrawn()).toEqual([false]);
  await link(4, 11);
  const events = await db().auditEvent.findMany({
    where: { newsroomId: story.newsroomId, type: { startsWith: 'article.' } },
    orderBy: { seq: 'asc' },
  });
  const payload = { storyId: story.id, articleId };
  expect(events.map((event) => ({ type: event.type, payload: event.payload }))).toEqual([
    { type: 'article.withdrawn', payload: { ...payload, reason: 'The outlet took it back.' } },
    { type: 'article.reinstated', payload },
  ]);
});

test('[R24] a withdrawal needs a reason', async () => {
  const { id: articleId, actor } = await buildArticle();
  await expect(withdrawArticle(actor, { articleId, reason: '  ' })).rejects.toMatchObject({ code: 'INVALID' });
});
