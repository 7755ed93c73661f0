import { expect, test } from 'vitest';
import { insertEvidence } from '#lib/claim/insert-evidence.server.ts';
import { db, inTransaction } from '#lib/db.server.ts';
import {
  buildArticle,
  buildClaim,
  buildEvidence,
  buildMember,
  buildRound,
  buildStory,
} from '#seeds/factories.server.ts';

const selector = { start: 4, end: 11, exact: 'harbour', prefix: 'The ', suffix: ' office' };

test('[C3] of many who cite one passage at once, with no lock between them, one does', async () => {
  const actor = await buildMember();
  const story = await buildStory({ actor });
  const { revisionId } = await buildArticle({ story });
  const { id: claimId } = await buildClaim({ story });
  const citation = { storyId: story.id, claimId, revisionId, selector, stance: 'supports', origin: '' } as const;
  const results = await Promise.allSettled(
    Array.from({ length: 5 }, () => inTransaction((tx) => insertEvidence(tx, actor, citation))),
  );
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
  expect(refused).toEqual(Array(4).fill('CONFLICT'));
  expect(await db().evidence.count({ where: { claimId } })).toBe(1);
});

test('[C3] a passage that was taken off can be cited again', async () => {
  const claim = await buildClaim();
  const article = await buildArticle({
    story: { id: claim.storyId, newsroomId: claim.newsroomId, title: '', actor: claim.actor },
  });
  const { id } = await buildEvidence({ claim, article });
  await expect(buildEvidence({ claim, article })).rejects.toThrow(/Unique constraint/);
  await db().evidence.update({ where: { id }, data: { removedAt: new Date() } });
  await buildEvidence({ claim, article });
});

test('[V15] the database refuses a second open round on a wording', async () => {
  const { claim } = await buildRound();
  await expect(buildRound({ claim, number: 2 })).rejects.toThrow(/Unique constraint/);
});

test('[F23] the database refuses a second key in use', async () => {
  const { newsroomId } = await buildMember();
  const key = (kid: string) => ({ kid: `${kid}-${newsroomId}`, newsroomId, publicJwk: {}, privateJwe: '' });
  await db().signingKey.create({ data: { ...key('old'), retiredAt: new Date() } });
  await db().signingKey.create({ data: key('one') });
  await expect(db().signingKey.create({ data: key('two') })).rejects.toThrow(/Unique constraint/);
});
